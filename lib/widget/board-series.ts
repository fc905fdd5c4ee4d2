import type { ChartTheme } from '../chart/chart-theme.ts';
import { MOST_SERIES, type NamedSeries } from '../chart/ordered-series.ts';
import { paletteColors } from '../chart/palette-colors.ts';
import type { SeriesStyle } from '../chart/series-style.ts';
import type { BoardRequest } from './board-request.ts';

/** Every line of a graph; styles and colours by its place. */
export interface BoardSeries {
  readonly series: readonly NamedSeries[];
  readonly styles: readonly SeriesStyle[];
  readonly colors: readonly string[];
  /** How many there are, of which the first are drawn. */
  readonly total: number;
}

interface RequestSeries {
  readonly request: Pick<
    BoardRequest,
    'display' | 'isOverlay' | 'axis' | 'orderBy' | 'hasValueLabels' | 'palette' | 'dash' | 'width'
  >;
  readonly series: readonly NamedSeries[];
}

/**
 * The lines of all requests of a graph, each under a name of its own. Requests in the usual palette go on in it where the
 * one before ended; those with a palette of their own begin it. Colours go by name, whatever the order, so that they stay.
 */
export function boardSeries(requests: readonly RequestSeries[], theme: ChartTheme): BoardSeries {
  const all: { readonly named: NamedSeries; readonly style: SeriesStyle; readonly color: string }[] = [];
  const taken = new Set<string>();
  let usual = 0;
  for (const [at, { request, series }] of requests.entries()) {
    const { display, isOverlay, axis, orderBy, hasValueLabels, palette, dash, width } = request;
    const own: typeof all = [];
    const colors = paletteColors(palette, theme) ?? theme.palette;
    const first = colors === theme.palette ? usual : 0;
    if (colors === theme.palette) usual += series.length;
    for (const [place, one] of series.entries()) {
      const stack = isOverlay ? at + (place + 1) / (series.length + 1) : at;
      own.push({
        named: { ...one, label: freeName(one, taken) },
        style: {
          display,
          stack,
          dash,
          width,
          ...(axis === 'right' && { axis }),
          ...(hasValueLabels && { hasValueLabels }),
        },
        color: colors[(first + place) % colors.length] ?? theme.text,
      });
    }
    all.push(...(orderBy === 'values' ? own.toSorted((a, b) => sumOf(b.named) - sumOf(a.named)) : own));
  }
  const drawn = all.slice(0, MOST_SERIES);
  return {
    series: drawn.map(({ named }) => named),
    styles: drawn.map(({ style }) => style),
    colors: drawn.map(({ color }) => color),
    total: all.length,
  };
}

function sumOf({ series }: NamedSeries): number {
  return series.pointlist.reduce((sum, [, value]) => sum + (value ?? 0), 0);
}

/** The name, else with the metric, else with a number. */
function freeName({ label, series }: NamedSeries, taken: Set<string>): string {
  const candidates = [label, `${series.display_name} · ${label}`];
  let name = candidates.find((one) => !taken.has(one));
  for (let count = 2; name === undefined; count++) {
    if (!taken.has(`${label} (${count})`)) name = `${label} (${count})`;
  }
  taken.add(name);
  return name;
}
