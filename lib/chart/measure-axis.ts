import type { XAXisComponentOption, YAXisComponentOption } from 'echarts';
import type { QuerySeries } from '../api-types/query.ts';
import { formatValue } from '../units/format-value.ts';
import type { ChartTheme } from './chart-theme.ts';
import { logBase } from './log-base.ts';
import { roundStep } from './round-step.ts';

/** About so many ticks. */
const TICKS = 5;

interface Measure {
  readonly low: number;
  readonly high: number;
  readonly unit: QuerySeries['unit'];
  readonly scale: 'linear' | 'log';
  readonly label?: string | undefined;
  /** Whether lines stand on its ticks. */
  readonly hasLines: boolean;
  /** Whether there are no parts of one: its ticks are whole numbers. */
  readonly isWhole?: boolean;
}

/** An axis of values from one to another, upright or lying. */
export function measureAxis(
  { low, high, unit, scale, label, hasLines, isWhole = false }: Measure,
  theme: ChartTheme,
): XAXisComponentOption & YAXisComponentOption {
  const least = isWhole ? 1 : 0;
  const interval =
    scale === 'linear' && high > low ? Math.max(least, roundStep((high - low) / TICKS, logBase(unit))) : undefined;
  // An end that is no round value would be written beside the one that is next to it.
  const isRound = (end: number) =>
    interval === undefined || Math.abs(end / interval - Math.round(end / interval)) < 1e-6;
  return {
    ...(scale === 'log' ? { type: 'log', logBase: logBase(unit) } : { type: 'value' }),
    min: low,
    max: high,
    // Ticks are counted from the low end.
    ...(interval !== undefined && isRound(low) && { interval }),
    splitNumber: TICKS,
    axisLine: { show: !hasLines, lineStyle: { color: theme.axis } },
    axisTick: { show: !hasLines, lineStyle: { color: theme.axis } },
    axisLabel: {
      color: theme.text,
      fontSize: 11,
      hideOverlap: true,
      showMinLabel: isRound(low),
      showMaxLabel: isRound(high),
      formatter: (value: number) => formatValue(value, unit),
    },
    splitLine: { show: hasLines, lineStyle: { color: theme.grid } },
    ...(label && {
      name: label,
      nameLocation: 'middle' as const,
      nameGap: hasLines ? 42 : 26,
      nameTextStyle: { color: theme.text, fontSize: 11 },
    }),
  };
}
