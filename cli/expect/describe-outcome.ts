import type { RecentPoint, RecentValues } from './recent-values.ts';
import type { UnseenMetric } from './unseen-metric.ts';

/** What was asked, for the text. */
export interface Asked {
  readonly query: string;
  /** `> 3` */
  readonly condition: string;
  /** As the user gave it. */
  readonly within: string;
  /** How far back it was looked, seconds. */
  readonly windowS: number;
}

/** Series shown at most. */
const maxShown = 20;

/** The verdict in a line; then each series with its newest point and, where it does not hold, those before. */
export function describeOutcome(
  found: {
    readonly holds: boolean;
    readonly values: readonly RecentValues[];
    /** Where there are no values because the metric never came. */
    readonly unseen?: UnseenMetric | undefined;
  },
  { query, condition, within, windowS }: Asked,
): string {
  const { holds, values, unseen } = found;
  const lines = [`${query} ${condition}: ${holds ? 'holds' : `does not hold within ${within}`}`];
  if (unseen) lines.push(`  ${unseenText(unseen)}`);
  else if (values.length === 0) lines.push(`  no points in the past ${windowS / 60} minutes`);
  for (const { scope, newest, before } of values.slice(0, maxShown)) {
    lines.push(`  ${scope}: ${pointText(newest)}`);
    if (!holds) lines.push(...before.map((point) => `    before: ${pointText(point)}`));
  }
  if (values.length > maxShown) lines.push(`  … and ${values.length - maxShown} more series`);
  return `${lines.join('\n')}\n`;
}

function unseenText({ name, nearest }: UnseenMetric): string {
  return `no metric of the name ${name} was ever seen${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
}

function pointText({ value, atMs }: RecentPoint): string {
  return `${value} at ${new Date(atMs).toISOString()}`;
}
