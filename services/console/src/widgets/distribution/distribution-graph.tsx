import { useMemo, useRef } from 'react';
import { bucketOf } from '../../../../../lib/chart/bucket-counts.ts';
import { type DistributionChart, distributionOption } from '../../../../../lib/chart/distribution-option.ts';
import { formatValue } from '../../../../../lib/units/format-value.ts';
import type { DistributionValues } from '../../../../../lib/widget/distribution-values.ts';
import { countText } from '../../chart/count-text.ts';
import { PlotReadout } from '../../chart/plot-readout.tsx';
import { useCellPointer } from '../../chart/use-cell-pointer.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { useEchart } from '../../chart/use-echart.ts';
import classes from './distribution-widget.module.css';

interface DistributionGraphProps {
  /** The same object from draw to draw. */
  readonly drawn: DistributionChart;
  readonly of: DistributionValues['of'];
  readonly total: number;
  readonly name: string;
}

/** The bars of a distribution, with the one read that is pointed at. */
export function DistributionGraph({ drawn, of, total, name }: DistributionGraphProps) {
  const theme = useChartTheme();
  const option = useMemo(() => distributionOption(drawn, theme), [drawn, theme]);
  const [attach, chart] = useEchart(option);
  const frame = useRef<HTMLDivElement>(null);
  const { edges, counts, unit } = drawn;
  const pointer = useCellPointer({
    frame,
    columns: counts.length,
    rows: 1,
    cellAt: (x) => {
      const column = bucketOf(Number(chart?.convertFromPixel({ xAxisIndex: 0 }, x)), edges);
      return column === undefined ? undefined : { column, row: 0 };
    },
  });
  const column = pointer.cell?.column;
  const [from = 0, to = 0] = column === undefined ? [] : [edges[column], edges[column + 1]];
  const [left, right] = [from, to].map((value) => Number(chart?.convertToPixel({ xAxisIndex: 0 }, value)));
  const count = column === undefined ? 0 : (counts[column] ?? 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element means a graph
    <div
      ref={frame}
      className={classes.frame}
      role="group"
      aria-roledescription="distribution"
      aria-label={`Distribution of ${name}. Arrow keys read its bars.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move over the bars
      tabIndex={0}
      {...pointer.handlers}
    >
      <div ref={attach} className={classes.canvas} />
      {column !== undefined && chart && left !== undefined && right !== undefined && (
        <>
          <div className={classes.bar} style={{ left, width: right - left }} />
          <PlotReadout
            chart={chart}
            x={right}
            y={40}
            title={`${formatValue(from, unit)} – ${formatValue(to, unit)}`}
            rows={[
              [of, countText(count)],
              ['share', `${((count / Math.max(total, 1)) * 100).toFixed(1)}%`],
            ]}
          />
        </>
      )}
    </div>
  );
}
