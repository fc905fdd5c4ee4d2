import type { ChartTheme } from './chart-theme.ts';
import { paletteColors } from './palette-colors.ts';

/**
 * Colours from few to many: from near the background over the first colour of a palette to one that stands out most, lighter on
 * a dark background and darker on a light one. Undefined for a palette that is not known.
 */
export function sequentialColors(
  name: string | undefined,
  theme: ChartTheme,
  steps: number,
): readonly string[] | undefined {
  const middle = paletteColors(name, theme)?.[0];
  if (middle === undefined) return undefined;
  const isDark = Number.parseInt(theme.background.slice(1, 3), 16) < 128;
  const few = mixed(theme.background, middle, isDark ? 0.3 : 0.22);
  const many = mixed(middle, isDark ? '#ffffff' : '#000000', isDark ? 0.72 : 0.58);
  return Array.from({ length: steps }, (_, at) => {
    const share = steps === 1 ? 1 : at / (steps - 1);
    return share < 0.55 ? mixed(few, middle, share / 0.55) : mixed(middle, many, (share - 0.55) / 0.45);
  });
}

/** `#rrggbb` between two colours: the second by this share. */
function mixed(a: string, b: string, share: number): string {
  const part = (at: number): string => {
    const [from, to] = [a, b].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    const value = Math.round((from ?? 0) * (1 - share) + (to ?? 0) * share);
    return value.toString(16).padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}
