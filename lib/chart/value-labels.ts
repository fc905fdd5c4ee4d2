import type { QuerySeries } from '../api-types/query.ts';
import { formatValue } from '../units/format-value.ts';
import type { ChartTheme } from './chart-theme.ts';
import type { Drawn, DrawnShape } from './drawn-shape.ts';

/** A value with where its label stands. */
export interface LabelledValue {
  readonly atMs: number;
  /** Where it is drawn: the top of a bar in a stack, the value itself of a line. */
  readonly tip: number;
  readonly value: number;
}

/** Room for a label: by its characters, which are about this wide, and so much between two. */
const CHARACTER_PX = 6;
const BETWEEN_PX = 6;

/** So much more than the highest value the axis reaches, that its label is not cut off. */
const ABOVE = 1.12;

/** The numbers of a series beside what is drawn of it, as many as there is room for; undefined without any. */
export function valueLabels(
  values: readonly LabelledValue[],
  unit: QuerySeries['unit'],
  theme: ChartTheme,
): DrawnShape | undefined {
  const [first] = values;
  const last = values.at(-1);
  if (!first || !last) return undefined;
  const tips = values.map(({ tip }) => tip);
  return {
    fromMs: first.atMs,
    toMs: last.atMs,
    low: Math.min(...tips),
    high: Math.max(...tips.map((tip) => (tip > 0 ? tip * ABOVE : tip))),
    draw: (plot) => {
      const children: Drawn[] = [];
      let takenTo = Number.NEGATIVE_INFINITY;
      for (const { atMs, tip, value } of values) {
        const x = plot.x(atMs);
        const text = formatValue(value, unit);
        const half = (text.length * CHARACTER_PX) / 2;
        if (x - half < takenTo + BETWEEN_PX) continue;
        takenTo = x + half;
        children.push(label(text, { x, y: plot.y(tip) - 5 }, theme));
      }
      return { type: 'group', children };
    },
  };
}

function label(text: string, { x, y }: { readonly x: number; readonly y: number }, theme: ChartTheme): Drawn {
  return {
    type: 'text',
    x,
    y,
    style: {
      text,
      fill: theme.text,
      fontSize: 10,
      fontFamily: theme.fontFamily,
      align: 'center',
      verticalAlign: 'bottom',
      stroke: theme.background,
      lineWidth: 2,
    },
    silent: true,
  };
}
