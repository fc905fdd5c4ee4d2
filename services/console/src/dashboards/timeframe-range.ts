import type { DefaultTimeframe } from '../../../../lib/api-types/dashboards.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import type { TimeRange } from '../time-range/time-range.ts';

/** The time range that a board begins with; undefined when its unit is not known. */
export function timeframeRange(timeframe: DefaultTimeframe): TimeRange | undefined {
  const { window, own } = widgetWindow(timeframe, { fromMs: 0, toMs: 0 }, 0);
  if (own === undefined) return undefined;
  return timeframe.type === 'live'
    ? { kind: 'live', spanMs: window.toMs - window.fromMs }
    : { kind: 'fixed', ...window };
}
