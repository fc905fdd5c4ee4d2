import { evaluateHistory } from '../evaluate-history.ts';
import type { GroupSeries } from '../groups.ts';
import { planBuckets, type QueryWindow } from '../plan.ts';
import { cutToWindow, type SeriesSet, toSeriesSet } from '../series-set.ts';
import type { Arguments, SeriesFunction } from './series-function.ts';

/** A line for tests: its value at each second that a bucket begins; NaN where there is none. */
export type ValueAt = (timeS: number) => number;

/** The set of a line in a window. */
export function lineSet(valueAt: ValueAt, window: QueryWindow, isZeroFilled = false): SeriesSet {
  const plan = planBuckets({}, window);
  const set = toSeriesSet(plan, { groupKeys: [], isZeroFilled, series: [] });
  return { ...set, series: [{ groupTags: [], values: set.timesS.map(valueAt) }] };
}

/** Applies an algorithm to a line, whose past it reads as in a query. */
export async function applyTo(
  of: SeriesFunction,
  { valueAt, isZeroFilled = false }: { readonly valueAt: ValueAt; readonly isZeroFilled?: boolean },
  { window, values }: { readonly window: Required<Omit<QueryWindow, 'shownS'>>; readonly values: Arguments },
): Promise<GroupSeries & { readonly timesS: Float64Array }> {
  const { intervalS } = window;
  const shown = { ...window, shownS: window.toS - window.fromS };
  const span = (fromS: number, toS: number): Promise<SeriesSet> =>
    Promise.resolve(lineSet(valueAt, { ...shown, fromS, toS }, isZeroFilled));
  const set = await span(window.fromS - (of.reachS?.(values, intervalS) ?? 0), window.toS);
  const asked = of.history?.(values, { window, set });
  const history = asked && (await evaluateHistory(span, asked, set));
  const toS = of.continues ? Number.POSITIVE_INFINITY : window.toS;
  const { series, timesS } = cutToWindow(of.apply(set, values, { window, history }), { fromS: window.fromS, toS });
  const [line] = series;
  if (!line) throw new TypeError('a line becomes a line');
  return { ...line, timesS };
}

/** Numbers from 0 to 1 that look like chance, always the same ones for a second. */
export function noiseAt(timeS: number): number {
  const wave = Math.sin(timeS * 12.9898 + 78.233) * 43_758.5453;
  return wave - Math.floor(wave);
}
