import { Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';
import type { QueryData } from '../api/use-query-data.ts';
import { TimeSeriesGraph } from '../chart/time-series-graph.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { windowText } from '../time-range/moment-text.ts';
import classes from './graph-panel.module.css';

interface GraphViewProps {
  readonly answer: UseQueryResult<QueryData>;
  readonly series: readonly NamedSeries[];
  readonly display: TimeseriesDisplay;
  readonly hidden: ReadonlySet<string>;
  readonly highlighted: string | undefined;
  readonly onZoom: (aMs: number, bMs: number) => void;
}

/** The graph, or why there is none. */
export function GraphView({ answer, series, display, hidden, highlighted, onZoom }: GraphViewProps) {
  const { data, error, isPlaceholderData } = answer;
  const window = data?.window;
  return (
    <div className={classes.graph} data-stale={isPlaceholderData || undefined}>
      {answer.isPending && (
        <div className={classes.none}>
          <Loader size="sm" type="dots" aria-label="Loading the graph" />
        </div>
      )}
      <div className={classes.notice}>
        <ErrorNotice title="The query could not be answered" error={error} />
      </div>
      {window && (
        <TimeSeriesGraph
          series={series}
          display={display}
          window={window}
          hidden={hidden}
          highlighted={highlighted}
          onZoom={onZoom}
        />
      )}
      {window && series.length === 0 && !error && !isPlaceholderData && (
        <div className={classes.none}>No points between {windowText(window)}. Widen the time range, or the filter.</div>
      )}
    </div>
  );
}
