import { useMemo } from 'react';
import type { LabEventItem } from '../../../../lib/api-types/events.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { TimeSeriesGraph } from '../chart/time-series-graph.tsx';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { between } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { EVENT_TONES, eventBars } from '../widgets/events/event-bars.ts';
import classes from './events-page.module.css';

interface EventHistogramProps {
  readonly events: readonly LabEventItem[];
  readonly window: TimeWindow;
  readonly isStale: boolean;
}

const HEIGHT_PX = 112;
const NONE_HIDDEN: ReadonlySet<string> = new Set();

/** How many events came over time, in the colours of their statuses; a drag over it is another time. */
export function EventHistogram({ events, window, isStale }: EventHistogramProps) {
  const [, setRange] = useTimeRange();
  const theme = useChartTheme();
  const series = useMemo(() => eventBars(events, window), [events, window]);
  const colors = useMemo(() => EVENT_TONES.map((tone) => theme.tones[tone]), [theme]);
  const onZoom = useMemo(() => (aMs: number, bMs: number) => setRange(between(aMs, bMs)), [setRange]);
  return (
    <div className={classes.histogram} data-stale={isStale || undefined}>
      <TimeSeriesGraph
        series={series}
        display="bars"
        colors={colors}
        window={window}
        hidden={NONE_HIDDEN}
        highlighted={undefined}
        heightPx={HEIGHT_PX}
        isCount
        name="events"
        onZoom={onZoom}
      />
    </div>
  );
}
