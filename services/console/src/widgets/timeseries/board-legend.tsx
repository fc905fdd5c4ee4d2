import { type CSSProperties, memo } from 'react';
import { seriesStatistics } from '../../../../../lib/chart/series-statistics.ts';
import { formatValue } from '../../../../../lib/units/format-value.ts';
import type { BoardSeries } from '../../../../../lib/widget/board-series.ts';
import type { WidgetLegend } from '../../../../../lib/widget/read-timeseries.ts';
import { isolated, toggled } from '../../chart/hidden-series.ts';
import classes from './board-legend.module.css';

const WORDS = { avg: 'Avg', min: 'Min', max: 'Max', sum: 'Sum', value: 'Last' } as const;

/** Pixels of a line, as the style sheet has it. */
const LINE_PX = 19;

interface BoardLegendProps {
  readonly legend: WidgetLegend;
  readonly drawn: BoardSeries;
  readonly hidden: ReadonlySet<string>;
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
  readonly onHighlight: (label: string | undefined) => void;
}

/**
 * The lines of a widget: below each other with their numbers, or side by side. A name shows its line alone. It scrolls
 * where it has no room for all.
 */
export const BoardLegend = memo(function BoardLegend({
  legend,
  drawn,
  hidden,
  onHidden,
  onHighlight,
}: BoardLegendProps) {
  const { columns } = legend;
  const labels = drawn.series.map(({ label }) => label);
  return (
    <div className={classes.legend} data-layout={legend.layout} style={sizeOf(legend)}>
      {columns.length > 0 && (
        <div className={classes.row} data-head>
          <span />
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
            <span className={classes.name}>
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
                {label}
              </button>
            </span>
            {columns.map((column) => (
              <span key={column} className={classes.number}>
                <span className={classes.word}>{WORDS[column]} </span>
                {numbers ? formatValue(numbers[column === 'value' ? 'last' : column], series.unit) : '–'}
              </span>
            ))}
          </div>
        );
      })}
    </div>
  );
});

function sizeOf({ columns, lines, layout }: WidgetLegend): CSSProperties {
  const rows = lines === undefined ? undefined : lines + (layout !== 'horizontal' && columns.length > 0 ? 1 : 0);
  return {
    '--columns': Math.max(columns.length, 1),
    ...(rows !== undefined && { '--legend-height': `${rows * LINE_PX + 6}px` }),
  } as CSSProperties;
}
