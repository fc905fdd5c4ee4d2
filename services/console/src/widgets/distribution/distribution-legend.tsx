import { binQuantile } from '../../../../../lib/chart/bin-quantile.ts';
import { countOf } from '../../../../../lib/chart/value-bins.ts';
import { formatValue } from '../../../../../lib/units/format-value.ts';
import type { DistributionValues } from '../../../../../lib/widget/distribution-values.ts';
import { countText } from '../../chart/count-text.ts';
import classes from './distribution-widget.module.css';

const PERCENTILES = [0, 50, 95, 100];
const NAMES: Readonly<Record<number, string>> = { 0: 'min', 100: 'max' };

/** How many values there are, and where most of them lie. */
export function DistributionLegend({ bins, unit, of, color }: DistributionValues & { readonly color: string }) {
  return (
    <div className={classes.legend}>
      <i style={{ background: color }} />
      <span>
        <b>{countText(countOf(bins))}</b> {of}
      </span>
      {PERCENTILES.map((share) => (
        <span key={share}>
          {NAMES[share] ?? `p${share}`} <b>{formatValue(binQuantile(bins, share / 100) ?? Number.NaN, unit)}</b>
        </span>
      ))}
    </div>
  );
}
