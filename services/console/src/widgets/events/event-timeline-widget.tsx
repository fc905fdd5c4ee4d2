import { useMemo } from 'react';
import { readEventSearch } from '../../../../../lib/widget/read-event-search.ts';
import { TimeSeriesGraph } from '../../chart/time-series-graph.tsx';
import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { between } from '../../time-range/time-range.ts';
import { useTimeRange } from '../../time-range/use-time-range.ts';
import { Tile } from '../tile/tile.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { EVENT_TONES, eventBars } from './event-bars.ts';
import classes from './event-timeline-widget.module.css';
import { useEvents } from './use-events.ts';

/** As many as the backend gives at once. */
const MOST_EVENTS = 1000;
const NONE_HIDDEN: ReadonlySet<string> = new Set();

/** How many events a search finds over time, in the colours of their statuses. */
export function EventTimelineWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const [, setRange] = useTimeRange();
  const theme = useChartTheme();
  const searches = useMemo(() => [readEventSearch(definition, variables)], [definition, variables]);
  const { data, error, isPending } = useEvents(searches, window, { isAsked: isSeen, limit: MOST_EVENTS });
  const series = useMemo(() => eventBars(data ?? [], window), [data, window]);
  const colors = useMemo(() => EVENT_TONES.map((tone) => theme.tones[tone]), [theme]);
  return (
    <Tile
      what="the events"
      isPending={isPending}
      error={error}
      none={data?.length === 0 ? 'No events in this time' : undefined}
    >
      {data && !error && (
        <div className={classes.timeline}>
          <TimeSeriesGraph
            series={series}
            display="bars"
            colors={colors}
            window={window}
            hidden={NONE_HIDDEN}
            highlighted={undefined}
            heightPx="fill"
            isCount
            name="events"
            onZoom={(a, b) => setRange(between(a, b))}
          />
        </div>
      )}
      {data?.length === MOST_EVENTS && <div className={classes.cut}>The newest {MOST_EVENTS} events</div>}
    </Tile>
  );
}
