import type { ChartTheme } from '../chart/chart-theme.ts';
import type { ScatterPoint } from '../chart/scatterplot-option.ts';
import { sequentialColors } from '../chart/sequential-colors.ts';
import type { ScatterGroup } from './scatter-groups.ts';

/** The points of groups, with what their colours are called. */
export interface ScatterPoints {
  readonly points: readonly ScatterPoint[];
  /** By the tags that decide it; empty where a number does, or nothing. */
  readonly colors: ReadonlyMap<string, string>;
}

const RADIUS = 5;
const RADII = { least: 3, most: 16 } as const;
const SHADES = 12;

/** Points as large as their groups' numbers are, and in the colours of their tags or numbers. */
export function scatterPoints(
  groups: readonly ScatterGroup[],
  colorBy: readonly string[],
  theme: ChartTheme,
): ScatterPoints {
  const most = groups.reduce((greatest, { radius = 0 }) => Math.max(greatest, Math.abs(radius)), 0);
  const numbers = groups.flatMap(({ color }) => (color === undefined ? [] : [color]));
  const [low, high] = numbers.reduce(([a, b], each) => [Math.min(a, each), Math.max(b, each)], [Infinity, -Infinity]);
  const shades = sequentialColors(undefined, theme, SHADES) ?? [];
  const names = colorBy.length === 0 ? [] : [...new Set(groups.map((group) => nameOf(group, colorBy)))].sort();
  const colors = new Map(names.map((name, at) => [name, theme.palette[at % theme.palette.length] ?? theme.text]));
  const points = groups.map((group) => {
    const share = group.radius === undefined || most === 0 ? undefined : Math.sqrt(Math.abs(group.radius) / most);
    const shade = group.color === undefined ? undefined : (group.color - low) / Math.max(high - low, Number.MIN_VALUE);
    return {
      x: group.x,
      y: group.y,
      radius: share === undefined ? RADIUS : RADII.least + (RADII.most - RADII.least) * share,
      color:
        colors.get(nameOf(group, colorBy)) ??
        (shade === undefined ? undefined : shades[Math.round(shade * (SHADES - 1))]) ??
        theme.palette[0] ??
        theme.text,
    };
  });
  return { points, colors };
}

function nameOf({ tags }: ScatterGroup, colorBy: readonly string[]): string {
  return tags.filter((tag) => colorBy.includes(tag.slice(0, tag.indexOf(':')))).join(', ') || 'N/A';
}
