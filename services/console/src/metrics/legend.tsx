import { type CSSProperties, memo } from 'react';
import { seriesColor } from '../../../../lib/chart/chart-theme.ts';
import { measuredPoints } from '../../../../lib/chart/measured-points.ts';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import { seriesStatistics } from '../../../../lib/chart/series-statistics.ts';
import { formatValue } from '../../../../lib/units/format-value.ts';
import { isolated, toggled } from '../chart/hidden-series.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { breakable } from '../format/breakable.tsx';
import table from '../shell/table.module.css';
import { momentText } from '../time-range/moment-text.ts';
import classes from './legend.module.css';

interface LegendProps {
  readonly series: readonly NamedSeries[];
  /** Whether the moments need their dates. */
  readonly withDate: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
  readonly onHighlight: (label: string | undefined) => void;
}

/**
 * Each line with its numbers over the window; its colour shows or hides it, its name shows it alone. Drawn again only
 * when what it is given changes: a hundred rows, every second.
 */
export const Legend = memo(function Legend({ series, withDate, hidden, onHidden, onHighlight }: LegendProps) {
  const theme = useChartTheme();
  if (series.length === 0) return null;
  const labels = series.map(({ label }) => label);
  return (
    <div className={classes.scroll}>
      <table className={`${table.table} ${classes.legend}`} data-dates={withDate || undefined}>
        <thead>
          <tr>
            <th>Series</th>
            <th className={table.number}>Min</th>
            <th className={table.number}>Avg</th>
            <th className={table.number}>Max</th>
            <th className={table.number}>Last</th>
            <th className={table.number}>At</th>
          </tr>
        </thead>
        <tbody>
          {series.map((one, index) => (
            <LegendRow
              key={one.label}
              one={one}
              color={seriesColor(theme, index)}
              shown={!hidden.has(one.label)}
              withDate={withDate}
              onToggle={() => onHidden(toggled(hidden, one.label))}
              onIsolate={() => onHidden(isolated(hidden, one.label, labels))}
              onHighlight={onHighlight}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface LegendRowProps {
  readonly one: NamedSeries;
  readonly color: string;
  readonly shown: boolean;
  readonly withDate: boolean;
  readonly onToggle: () => void;
  readonly onIsolate: () => void;
  readonly onHighlight: (label: string | undefined) => void;
}

function LegendRow({ one, color, shown, withDate, onToggle, onIsolate, onHighlight }: LegendRowProps) {
  const { label, series } = one;
  const numbers = seriesStatistics(measuredPoints(series));
  const value = (of: 'min' | 'avg' | 'max' | 'last') => (numbers ? formatValue(numbers[of], series.unit) : '–');
  return (
    <tr
      data-hidden={!shown || undefined}
      onMouseEnter={() => onHighlight(label)}
      onMouseLeave={() => onHighlight(undefined)}
    >
      <td>
        <div className={classes.name}>
          <button
            type="button"
            className={classes.swatch}
            aria-label={`Show ${label}`}
            aria-pressed={shown}
            style={{ '--swatch': color } as CSSProperties}
            onClick={onToggle}
          />
          <button type="button" className={classes.label} title={`Show only ${label}`} onClick={onIsolate}>
            {breakable(label)}
          </button>
        </div>
      </td>
      <td className={table.number}>{value('min')}</td>
      <td className={table.number}>{value('avg')}</td>
      <td className={table.number}>{value('max')}</td>
      <td className={`${table.number} ${classes.last}`}>{value('last')}</td>
      <td className={`${table.number} ${table.faint}`}>
        {numbers ? momentText(numbers.lastAtMs, { withDate, seconds: !withDate }) : '–'}
      </td>
    </tr>
  );
}
