import type { Locator } from 'playwright-core';

/** What a canvas shows. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly rgba: Uint8Array;
}

/** The part of a canvas that is used here; the types of the browser are not the project's. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
}

/** Reads the pixels of a canvas. */
export async function drawnIn(canvas: Locator): Promise<Drawn> {
  // As text: of numbers each would be a message's part of its own.
  const { base64, ...size } = await canvas.evaluate((element) => {
    const drawn = element as unknown as Canvas;
    const { width, height } = drawn;
    const { data } = drawn.getContext('2d').getImageData(0, 0, width, height);
    let bytes = '';
    for (let at = 0; at < data.length; at += 8192) bytes += String.fromCharCode(...data.subarray(at, at + 8192));
    return { width, height, base64: btoa(bytes) };
  });
  return { ...size, rgba: Buffer.from(base64, 'base64') };
}

/** Where the pixels of about this colour, `#rrggbb`, are: column and row. */
export function pixelsOf({ width, rgba }: Drawn, color: string): readonly (readonly [x: number, y: number])[] {
  const wanted = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return Array.from({ length: rgba.length / 4 }, (_, at) => at)
    .filter((at) => wanted.every((part, place) => Math.abs(part - (rgba[at * 4 + place] ?? 0)) < 12))
    .map((at) => [at % width, Math.floor(at / width)]);
}
