import type { ECharts } from 'echarts/core';
import type { ReactNode } from 'react';
import classes from './plot-readout.module.css';

interface PlotReadoutProps {
  readonly chart: ECharts;
  /** Pixels in the chart of what is read. */
  readonly x: number;
  readonly y: number;
  readonly title: ReactNode;
  /** Name and value, one below the other. */
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** What is read of a plot, beside the place where it is. */
export function PlotReadout({ chart, x, y, title, rows }: PlotReadoutProps) {
  const atRight = x > chart.getWidth() * 0.55;
  const below = y < chart.getHeight() * 0.55;
  return (
    <div
      className={classes.readout}
      role="status"
      style={{
        ...(atRight ? { right: chart.getWidth() - x + 12 } : { left: x + 12 }),
        ...(below ? { top: Math.max(4, y - 4) } : { bottom: Math.max(4, chart.getHeight() - y - 4) }),
      }}
    >
      <div className={classes.title}>{title}</div>
      {rows.map(([name, value]) => (
        <div key={name} className={classes.row}>
          <span>{name}</span>
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
}
