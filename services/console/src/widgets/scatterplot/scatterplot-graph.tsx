import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { type ScatterPoint, scatterplotOption } from '../../../../../lib/chart/scatterplot-option.ts';
import { formatValue } from '../../../../../lib/units/format-value.ts';
import type { ScatterplotWidget } from '../../../../../lib/widget/read-scatterplot.ts';
import type { ScatterValues } from '../../../../../lib/widget/scatter-groups.ts';
import { PlotReadout } from '../../chart/plot-readout.tsx';
import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { useEchart } from '../../chart/use-echart.ts';
import classes from './scatterplot-widget.module.css';

interface ScatterplotGraphProps {
  readonly widget: ScatterplotWidget;
  readonly values: ScatterValues;
  /** By place of the group; the same list from draw to draw. */
  readonly points: readonly ScatterPoint[];
  readonly name: string;
}

/** A point is read from so far around it. */
const REACH_PX = 14;

const DIMENSIONS = ['x', 'y', 'radius', 'color'] as const;

/** The points of a scatter plot, with the group read that is pointed at. */
export function ScatterplotGraph({ widget, values, points, name }: ScatterplotGraphProps) {
  const theme = useChartTheme();
  const { xAxis, yAxis, names } = widget;
  const { groups, units } = values;
  const option = useMemo(
    () =>
      scatterplotOption(
        { points, xAxis: { rules: xAxis, unit: units.x }, yAxis: { rules: yAxis, unit: units.y } },
        theme,
      ),
    [points, xAxis, yAxis, units, theme],
  );
  const [attach, chart] = useEchart(option);
  const frame = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<number>();
  const pixelOf = ({ x, y }: ScatterPoint): readonly [number, number] => [
    Number(chart?.convertToPixel({ xAxisIndex: 0 }, x)),
    Number(chart?.convertToPixel({ yAxisIndex: 0 }, y)),
  ];
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    const { left = 0, top = 0 } = frame.current?.getBoundingClientRect() ?? {};
    const distances = points.map((point) => {
      const [x, y] = pixelOf(point);
      return Math.hypot(x - clientX + left, y - clientY + top) - point.radius;
    });
    const nearest = distances.reduce((best, each, at) => (each < (distances[best] ?? Infinity) ? at : best), 0);
    setPlace((distances[nearest] ?? Infinity) <= REACH_PX ? nearest : undefined);
  };
  const [point, group] = place === undefined ? [] : [points[place], groups[place]];
  const [x, y] = point ? pixelOf(point) : [0, 0];
  return (
    <div
      ref={frame}
      className={classes.frame}
      role="img"
      aria-label={`Scatter plot of ${name}: ${points.length} groups`}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setPlace(undefined)}
    >
      <div ref={attach} className={classes.canvas} />
      {point && group && chart && (
        <>
          <div
            className={classes.ring}
            style={{ left: x, top: y, width: point.radius * 2 + 4, height: point.radius * 2 + 4 }}
          />
          <PlotReadout
            chart={chart}
            x={x + point.radius}
            y={y}
            title={group.tags.join(', ') || name}
            rows={DIMENSIONS.flatMap((dimension) => {
              const value = group[dimension];
              return value === undefined
                ? []
                : [[`${dimension}: ${names[dimension] ?? ''}`, formatValue(value, units[dimension])] as const];
            })}
          />
        </>
      )}
    </div>
  );
}
