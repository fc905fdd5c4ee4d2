import type { ChartTheme } from './chart-theme.ts';

/** Hue and saturation of the palettes that are shades, by Datadog's names; several hues follow each other. */
const SHADES: Readonly<Record<string, readonly (readonly [hue: number, saturation: number])[]>> = {
  cool: [
    [190, 62],
    [215, 65],
    [255, 52],
    [165, 50],
  ],
  warm: [
    [28, 80],
    [8, 70],
    [46, 78],
    [340, 58],
  ],
  purple: [[272, 48]],
  orange: [[28, 82]],
  blue: [[212, 66]],
  green: [[135, 42]],
  red: [[354, 64]],
  yellow: [[46, 80]],
  gray: [[212, 8]],
  grey: [[212, 8]],
};

/** Lightness in percent from shade to shade, on a light and on a dark background. */
const LIGHTNESS = { light: [42, 58, 32, 68, 50], dark: [64, 50, 76, 42, 58] } as const;

/** Palettes that are the theme's own. */
const USUAL: ReadonlySet<string> = new Set(['dog_classic', 'classic', 'datadog16', 'default', '']);

/** Colours of a palette by its name at Datadog, in the lab's own tones; undefined for one that is not known. */
export function paletteColors(name: string | undefined, theme: ChartTheme): readonly string[] | undefined {
  if (name === undefined || USUAL.has(name)) return theme.palette;
  if (name === 'semantic') return [4, 1, 3, 9].map((place) => theme.palette[place] ?? theme.text);
  const hues = Object.hasOwn(SHADES, name) ? SHADES[name] : undefined;
  if (!hues) return undefined;
  const steps = LIGHTNESS[isDark(theme) ? 'dark' : 'light'];
  return steps.flatMap((lightness) => hues.map(([hue, saturation]) => hexOf(hue, saturation, lightness)));
}

function isDark({ background }: ChartTheme): boolean {
  return Number.parseInt(background.slice(1, 3), 16) < 128;
}

/** `#rrggbb` of hue in degrees, saturation and lightness in percent. */
function hexOf(hue: number, saturation: number, lightness: number): string {
  const light = lightness / 100;
  const reach = (saturation / 100) * Math.min(light, 1 - light);
  const part = (at: number): string => {
    const turn = (at + hue / 30) % 12;
    const value = light - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}
