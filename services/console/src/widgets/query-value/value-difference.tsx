import type { QuerySeries } from '../../../../../lib/api-types/query.ts';
import { type Comparison, comparedWith, difference } from '../../../../../lib/widget/comparison.ts';
import { formatNumberAs, type NumberFormat } from '../../../../../lib/widget/number-format.ts';
import classes from './query-value-widget.module.css';

interface ValueDifferenceProps {
  readonly comparison: Comparison;
  readonly present: number;
  readonly past: number;
  readonly unit: QuerySeries['unit'];
  readonly format: NumberFormat;
  readonly precision: number | undefined;
  /** The colour of the value stays: it stands on a background of its own. */
  readonly isPlain: boolean;
}

/** How the value differs from that of an earlier time. */
export function ValueDifference(props: ValueDifferenceProps) {
  const { comparison, present, past, unit, format, precision: digits, isPlain } = props;
  const { text, tone } = difference({ present, past }, comparison, { unit, format, digits });
  const before = comparedWith(comparison);
  return (
    <div
      className={classes.difference}
      data-tone={isPlain ? 'neutral' : tone}
      title={`${formatNumberAs(past, unit, format, digits)} in ${before}`}
    >
      {text} <span>from {before}</span>
    </div>
  );
}
