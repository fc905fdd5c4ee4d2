import type { EChartsOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import { formatValue } from '../units/format-value.ts';
import type { AxisRules } from './axis-rules.ts';
import type { ChartTheme } from './chart-theme.ts';
import { logBase } from './log-base.ts';
import type { Reach } from './plot.ts';
import { valueAxis } from './value-axis.ts';

interface AxisParts {
  readonly series: readonly QuerySeries[];
  readonly shapes: readonly Reach[];
  readonly axis?: AxisRules | undefined;
  readonly isCount?: boolean;
  /** Where a logarithmic axis begins; absent: it is linear. */
  readonly logFrom: number | undefined;
}

/** The value axis of a time series graph: as its values ask for, within what its author says of it. */
export function timeseriesAxis(parts: AxisParts, theme: ChartTheme): NonNullable<EChartsOption['yAxis']> {
  const { series, axis = {}, isCount, logFrom } = parts;
  const unit = series[0]?.unit ?? null;
  return {
    ...(logFrom === undefined ? linearEnds(parts) : { ...logEnds(axis, logFrom), logBase: logBase(unit) }),
    splitNumber: 5,
    ...(isCount ? { minInterval: 1 } : {}),
    ...(axis.label && {
      name: axis.label,
      nameLocation: 'middle' as const,
      nameGap: 42,
      nameTextStyle: { color: theme.text, fontSize: 11 },
    }),
    axisLabel: { color: theme.text, fontSize: 11, formatter: (value: number) => formatValue(value, unit) },
    splitLine: { lineStyle: { color: theme.grid } },
  };
}

function linearEnds({ series, shapes, axis = {} }: AxisParts) {
  const { min, max, includesZero = true } = axis;
  const ends = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  if (!includesZero) return { type: 'value', scale: true, ...ends } as const;
  const low = Math.min(...shapes.map((shape) => shape.low));
  const high = Math.max(...shapes.map((shape) => shape.high));
  const usual = min === undefined && max === undefined ? valueAxis(low, high, series[0]?.unit ?? null) : {};
  return { type: 'value', ...usual, ...ends } as const;
}

function logEnds({ max }: AxisRules, logFrom: number) {
  return { type: 'log', min: logFrom, ...(max !== undefined && max > logFrom && { max }) } as const;
}
