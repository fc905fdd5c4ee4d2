import type { EChartsOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import { formatValue } from '../units/format-value.ts';
import type { AxisRules } from './axis-rules.ts';
import type { ChartTheme } from './chart-theme.ts';
import { logBase } from './log-base.ts';
import type { Reach } from './plot.ts';
import { powerAxis } from './power-axis.ts';
import { powerScale } from './power-scale.ts';
import { valueAxis } from './value-axis.ts';

type ValueAxisOption = Exclude<NonNullable<EChartsOption['yAxis']>, readonly unknown[]>;

interface AxisParts {
  readonly unit: QuerySeries['unit'];
  readonly shapes: readonly Reach[];
  readonly rules: AxisRules;
  readonly isCount: boolean;
  readonly isRight: boolean;
  /** Where a logarithmic axis begins; absent: it is linear. */
  readonly logFrom: number | undefined;
}

/** A value axis of a time series graph: as its values ask for, within what its author says of it. */
export function timeseriesAxis(parts: AxisParts, theme: ChartTheme): ValueAxisOption {
  const { unit, rules, isCount, isRight } = parts;
  const { fromAxis } = powerScale(rules);
  const { ticks, ...ends } = endsOf(parts);
  return {
    ...ends,
    ...(isRight ? { position: 'right' as const } : {}),
    splitNumber: 5,
    ...(isCount ? { minInterval: 1 } : {}),
    ...(rules.label && {
      name: rules.label,
      nameLocation: 'middle' as const,
      nameGap: 42,
      nameTextStyle: { color: theme.text, fontSize: 11 },
    }),
    axisTick: ticks ? { customValues: [...ticks] } : {},
    axisLabel: {
      color: theme.text,
      fontSize: 11,
      hideOverlap: true,
      ...(ticks && { customValues: [...ticks] }),
      formatter: (place: number) => formatValue(fromAxis(place), unit),
    },
    splitLine: isRight ? { show: false } : { lineStyle: { color: theme.grid } },
  };
}

function endsOf(parts: AxisParts) {
  const { shapes, rules, unit, logFrom } = parts;
  if (logFrom !== undefined) return { ...logEnds(rules, logFrom), logBase: logBase(unit), ticks: undefined };
  if (rules.scale !== 'power') return { ...linearEnds(parts), ticks: undefined };
  return { type: 'value', ...powerAxis(reachOf(shapes), rules, unit) } as const;
}

function reachOf(shapes: readonly Reach[]): { readonly low: number; readonly high: number } {
  return {
    low: Math.min(...shapes.map((shape) => shape.low)),
    high: Math.max(...shapes.map((shape) => shape.high)),
  };
}

function linearEnds({ unit, shapes, rules }: AxisParts) {
  const { min, max, includesZero = true } = rules;
  const ends = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  if (!includesZero) return { type: 'value', scale: true, ...ends } as const;
  const { low, high } = reachOf(shapes);
  const usual = min === undefined && max === undefined ? valueAxis(low, high, unit) : {};
  return { type: 'value', ...usual, ...ends } as const;
}

function logEnds({ max }: AxisRules, logFrom: number) {
  return { type: 'log', min: logFrom, ...(max !== undefined && max > logFrom && { max }) } as const;
}
