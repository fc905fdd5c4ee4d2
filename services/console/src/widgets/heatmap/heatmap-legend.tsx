import { formatNumber } from '../../../../../lib/units/format-number.ts';
import type { HeatmapValues } from '../../../../../lib/widget/heatmap-columns.ts';
import type { HeatmapLook } from '../../../../../lib/widget/heatmap-look.ts';
import classes from './heatmap-widget.module.css';

/** What the colours of a heat map mean. */
export function HeatmapLegend({ grid, colors, of }: HeatmapLook & Pick<HeatmapValues, 'of'>) {
  const most = Math.ceil(grid.most);
  // The middle of the bar, where the colours of a square root are.
  const middle = grid.most / 4;
  return (
    <div className={classes.legend}>
      <span>1</span>
      <div className={classes.ramp} style={{ background: `linear-gradient(90deg, ${colors.join(', ')})` }}>
        {middle >= 2 && <span>{formatNumber(Math.round(middle))}</span>}
      </div>
      <span>
        {formatNumber(most)} {of === 'groups' ? 'groups' : 'values'}
      </span>
    </div>
  );
}
