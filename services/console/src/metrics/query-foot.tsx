import type { QueryData } from '../api/use-query-data.ts';
import { spanInWords } from '../time-range/span-text.ts';
import classes from './graph-panel.module.css';

interface QueryFootProps {
  readonly data: QueryData | undefined;
  /** How many lines are drawn. */
  readonly drawn: number;
}

/** How much came back and how it was summed up; what is not drawn is said. */
export function QueryFoot({ data, drawn }: QueryFootProps) {
  const all = data?.response.series ?? [];
  const interval = all[0]?.interval;
  if (interval === undefined) return null;
  const points = all.reduce((sum, one) => sum + one.pointlist.filter(([, value]) => value !== null).length, 0);
  const narrowed =
    all.length > drawn
      ? `The first ${drawn} of ${all.length} series; narrow the filter to see the others`
      : `${all.length} series`;
  return (
    <div className={classes.foot}>
      <span>{narrowed}</span>
      <span>
        {points.toLocaleString('en')} {points === 1 ? 'point' : 'points'}
      </span>
      <span>buckets of {spanInWords(interval * 1000)}</span>
      <span>drag on the graph to zoom</span>
    </div>
  );
}
