import { mixColors } from '../chart/mix-colors.ts';

/** Colours of values from low to high, at least two, evenly apart. */
export type FillPalette = readonly string[];

export type FillPaletteName = 'heat' | 'blue' | 'diverging';

/** What the address and the field say. */
export const FILL_PALETTES: readonly { readonly value: FillPaletteName; readonly label: string }[] = [
  { value: 'heat', label: 'Calm to hot' },
  { value: 'blue', label: 'Pale to blue' },
  { value: 'diverging', label: 'Blue to orange' },
];

/** Lightness goes one way, or to both ends, so that they are read with colour blindness, too; both stand off the page. */
const COLORS: Readonly<Record<'light' | 'dark', Readonly<Record<FillPaletteName, FillPalette>>>> = {
  light: {
    // No darker at its hot end than dark text can be read on: on red the eye wants more contrast than a formula says.
    heat: ['#bfe3d5', '#f3d27a', '#ee9050', '#ea6560'],
    blue: ['#d3e4f6', '#6aa9e6', '#1c4f9c'],
    diverging: ['#2880cf', '#d5dce2', '#d07f12'],
  },
  dark: {
    heat: ['#1f5350', '#a98a3a', '#e98a4f', '#ff6f86'],
    blue: ['#1f3a5c', '#3f86cf', '#a9d4ff'],
    diverging: ['#62aef2', '#3a4550', '#f1935c'],
  },
};

/** A palette on a light or a dark page; `isFlipped`: from its last colour to its first. */
export function fillPalette(name: FillPaletteName, isDark: boolean, isFlipped = false): FillPalette {
  const palette = COLORS[isDark ? 'dark' : 'light'][name];
  return isFlipped ? palette.toReversed() : palette;
}

/** The colour at a share of 0 to 1, `#rrggbb`; what is beyond an end has the end's colour. */
export function paletteColor(palette: FillPalette, share: number): string {
  const at = Math.min(Math.max(share, 0), 1) * (palette.length - 1);
  const low = Math.min(Math.floor(at), palette.length - 2);
  return mixColors(palette[low + 1] ?? '', palette[low] ?? '', at - low);
}

/** Dark or light text, whichever is read better on a colour `#rrggbb`. */
export function inkOn(color: string): '#10161c' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  // Equal contrast with white and with the dark ink is at a luminance of about 0.19.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.19 ? '#10161c' : '#ffffff';
}

/** The background of a chip on a colour: away from its ink, which is read still better on it. */
export function chipOn(color: string): string {
  return mixColors(inkOn(color) === '#ffffff' ? '#10161c' : '#ffffff', color, 0.3);
}
