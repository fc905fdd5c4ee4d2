/** A part of a whole, and the parts that it is made of: what tree maps and sunbursts draw. */
export interface Part {
  readonly name: string;
  /** Zero or more; of a part that has parts, their sum. */
  readonly value: number;
  /** As it is written. */
  readonly text: string;
  /** `#rrggbb`; absent: that of the part it is in, or the next of the palette. */
  readonly color?: string;
  readonly parts: readonly Part[];
}

/** Colour of the part at this place of the outermost level. */
export function partColor({ color }: Part, place: number, palette: readonly string[]): string {
  return color ?? palette[place % palette.length] ?? '#888888';
}

/** Black or white, whichever is read better on a colour of the form `#rrggbb`. */
export function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 ? '#10161c' : '#ffffff';
}

const linear = (share: number): number => (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
