import { type CSSProperties, useState } from 'react';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';
import { isolated } from '../chart/hidden-series.ts';
import { TimeSeriesGraph } from '../chart/time-series-graph.tsx';
import classes from './span-graph-panels.module.css';

interface GraphCardProps {
  readonly title: string;
  /** The graph in a few figures. */
  readonly figure: string | undefined;
  readonly series: readonly NamedSeries[];
  readonly display: TimeseriesDisplay;
  readonly colors: readonly string[];
  readonly window: TimeWindow | undefined;
  readonly isStale: boolean;
  /** Said where there is nothing to draw. */
  readonly none?: string;
  readonly heightPx?: number;
  readonly onZoom: (aMs: number, bMs: number) => void;
}

const HEIGHT_PX = 118;

/** A small graph with its name, its figures and a legend of one line; a name in the legend shows its line alone. */
export function GraphCard({
  title,
  figure,
  series,
  display,
  colors,
  window,
  isStale,
  onZoom,
  ...look
}: GraphCardProps) {
  const { none, heightPx = HEIGHT_PX } = look;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [highlighted, setHighlighted] = useState<string>();
  const labels = series.map(({ label }) => label);
  const isEmpty = series.every((one) => one.series.pointlist.length === 0);
  return (
    <section className={classes.card} aria-label={title} data-stale={isStale || undefined}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.figure}>{figure}</span>
      </div>
      <div className={classes.graph} style={{ height: heightPx }}>
        {window && (
          <TimeSeriesGraph
            series={series}
            display={display}
            window={window}
            hidden={hidden}
            highlighted={highlighted}
            onZoom={onZoom}
            colors={colors}
            heightPx={heightPx}
            isCount={display === 'bars'}
            name={title.toLowerCase()}
          />
        )}
        {window && isEmpty && <div className={classes.none}>{none ?? 'No spans'}</div>}
      </div>
      <div className={classes.legend}>
        {labels.map((label, place) => (
          <button
            key={label}
            type="button"
            className={classes.entry}
            data-hidden={hidden.has(label) || undefined}
            style={{ '--swatch': colors[place] } as CSSProperties}
            title={`Show only ${label}`}
            onClick={() => setHidden(isolated(hidden, label, labels))}
            onMouseEnter={() => setHighlighted(label)}
            onMouseLeave={() => setHighlighted(undefined)}
          >
            <i />
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}
