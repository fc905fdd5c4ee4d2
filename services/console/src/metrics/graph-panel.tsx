import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { orderedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';
import { drawnQuery } from '../../../../lib/widget/drawn-query.ts';
import { useQueryData } from '../api/use-query-data.ts';
import { breakable } from '../format/breakable.tsx';
import { between, spanOf } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import classes from './graph-panel.module.css';
import { GraphView } from './graph-view.tsx';
import { Legend } from './legend.tsx';
import { QueryCopies } from './query-copies.tsx';
import { QueryFoot } from './query-foot.tsx';
import { SnapshotButton } from './snapshot-button.tsx';

const DISPLAYS: readonly { readonly value: TimeseriesDisplay; readonly label: string }[] = [
  { value: 'line', label: 'Line' },
  { value: 'area', label: 'Area' },
  { value: 'bars', label: 'Bars' },
];

const DAY_MS = 86_400_000;

interface GraphPanelProps {
  readonly query: string;
  readonly display: TimeseriesDisplay;
  readonly onDisplay: (display: TimeseriesDisplay) => void;
}

/** The graph of a query with its legend; dragging on it changes the time range of all pages. */
export function GraphPanel({ query, display, onDisplay }: GraphPanelProps) {
  const [range, setRange] = useTimeRange();
  const sent = drawnQuery(query, display, spanOf(range));
  const answer = useQueryData(sent, range);
  const series = useMemo(() => orderedSeries(answer.data?.response.series ?? []), [answer.data]);
  // The rows may come a moment after the lines, in small steps.
  const listed = useDeferredValue(series);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [highlighted, setHighlighted] = useState<string>();
  return (
    <section className={classes.panel} aria-label="Graph">
      <div className={classes.head}>
        <code className={classes.query}>{breakable(query)}</code>
        <div className={classes.actions}>
          <QueryCopies query={sent} data={answer.data} />
          <SnapshotButton query={query} display={display} />
          <SegmentedControl
            aria-label="Draw as"
            data={[...DISPLAYS]}
            value={display}
            onChange={(value) => onDisplay(value)}
          />
        </div>
      </div>
      <GraphView
        answer={answer}
        series={series}
        display={display}
        hidden={hidden}
        highlighted={highlighted}
        onZoom={(a, b) => setRange(between(a, b))}
      />
      <Legend
        series={listed}
        withDate={spanOf(range) > DAY_MS}
        hidden={hidden}
        onHidden={setHidden}
        onHighlight={setHighlighted}
      />
      <QueryFoot data={answer.data} drawn={series.length} />
    </section>
  );
}
