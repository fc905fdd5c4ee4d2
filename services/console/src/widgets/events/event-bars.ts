import type { LabEventItem } from '../../../../../lib/api-types/events.ts';
import type { NamedSeries } from '../../../../../lib/chart/ordered-series.ts';
import type { TimeWindow } from '../../../../../lib/chart/time-window.ts';
import { eventTone } from '../../../../../lib/widget/event-tone.ts';
import { namedLine } from '../../services/apm-series.ts';

/** Tones from the worst, in the order that bars stand on each other. */
export const EVENT_TONES = ['error', 'warning', 'info', 'ok'] as const;

/** Bars of a window. */
const BARS = 60;

/** How many events came over time, a line for each tone; intervals without an event are not in it. */
export function eventBars(events: readonly LabEventItem[], { fromMs, toMs }: TimeWindow): readonly NamedSeries[] {
  const intervalS = Math.max(1, Math.ceil((toMs - fromMs) / 1000 / BARS));
  const firstS = Math.floor(fromMs / 1000 / intervalS) * intervalS;
  const byTone = Map.groupBy(events, ({ alertType }) => eventTone(alertType));
  return EVENT_TONES.map((tone) => {
    const counts = new Array<number | null>(Math.ceil((toMs / 1000 - firstS) / intervalS) + 1).fill(null);
    for (const { timestampS } of byTone.get(tone) ?? []) {
      const place = Math.floor((timestampS - firstS) / intervalS);
      if (place >= 0 && place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
    }
    return namedLine(tone, counts, { firstS, intervalS, unit: null });
  });
}
