import type { CSSProperties } from 'react';
import { seriesStatistics } from '../../../../../lib/chart/series-statistics.ts';
import { formatValue } from '../../../../../lib/units/format-value.ts';
import type { BoardSeries } from '../../../../../lib/widget/board-series.ts';
import type { TimeseriesWidget } from '../../../../../lib/widget/read-timeseries.ts';
import { isolated, toggled } from '../../chart/hidden-series.ts';
import { breakable } from '../../format/breakable.tsx';
import classes from './board-legend.module.css';

const WORDS = { avg: 'Avg', min: 'Min', max: 'Max', sum: 'Sum', value: 'Last' } as const;

interface BoardLegendProps {
  readonly legend: NonNullable<TimeseriesWidget['legend']>;
  readonly drawn: BoardSeries;
  readonly hidden: ReadonlySet<string>;
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
  readonly onHighlight: (label: string | undefined) => void;
}

/** The lines of a widget: names side by side, or below each other with their numbers. A name shows its line alone. */
export function BoardLegend({ legend, drawn, hidden, onHidden, onHighlight }: BoardLegendProps) {
  const columns = legend.layout === 'vertical' ? legend.columns : [];
  const labels = drawn.series.map(({ label }) => label);
  return (
    <div className={classes.legend} data-layout={legend.layout}>
      {columns.length > 0 && (
        <div className={classes.row} data-head>
          <span className={classes.label} />
          {columns.map((column) => (
            <span key={column} className={classes.number}>
              {WORDS[column]}
            </span>
          ))}
        </div>
      )}
      {drawn.series.map(({ label, series }, place) => {
        const numbers = columns.length > 0 ? seriesStatistics(series.pointlist) : undefined;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only makes its line stand out
          <div
            key={label}
            className={classes.row}
            data-hidden={hidden.has(label) || undefined}
            onMouseEnter={() => onHighlight(label)}
            onMouseLeave={() => onHighlight(undefined)}
          >
            <button
              type="button"
              className={classes.swatch}
              aria-label={`Show ${label}`}
              aria-pressed={!hidden.has(label)}
              style={{ '--swatch': drawn.colors[place] } as CSSProperties}
              onClick={() => onHidden(toggled(hidden, label))}
            />
            <button
              type="button"
              className={classes.label}
              title={`Show only ${label}`}
              onClick={() => onHidden(isolated(hidden, label, labels))}
            >
              {breakable(label)}
            </button>
            {columns.map((column) => (
              <span key={column} className={classes.number}>
                {numbers ? formatValue(numbers[column === 'value' ? 'last' : column], series.unit) : '–'}
              </span>
            ))}
          </div>
        );
      })}
    </div>
  );
}
