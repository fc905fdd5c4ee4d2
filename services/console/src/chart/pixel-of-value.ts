import type { ECharts } from 'echarts/core';
import type { AxisRules } from '../../../../lib/chart/axis-rules.ts';
import { powerScale } from '../../../../lib/chart/power-scale.ts';
import type { SeriesStyle } from '../../../../lib/chart/series-style.ts';

/** The value axes of a graph. */
export interface GraphAxes {
  readonly axis?: AxisRules | undefined;
  readonly rightAxis?: AxisRules | undefined;
}

/** Pixels from the top of a graph for a value of a series. */
export function pixelOfValue(
  chart: ECharts,
  value: number,
  { style, axis = {}, rightAxis = {} }: GraphAxes & { readonly style: SeriesStyle | undefined },
): number {
  const isRight = style?.axis === 'right';
  const { toAxis } = powerScale(isRight ? rightAxis : axis);
  return Number(chart.convertToPixel({ yAxisIndex: isRight ? 1 : 0 }, toAxis(value)));
}
