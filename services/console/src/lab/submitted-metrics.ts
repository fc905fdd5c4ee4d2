import type { CheckStatus } from '../../../../lib/model/check-status.ts';

/** A metric of one run of a check, which may have sent it several times, with different tags. */
export interface SubmittedMetric {
  readonly name: string;
  readonly type: string;
  readonly low: number;
  readonly high: number;
  /** How many values. */
  readonly count: number;
}

/** What a run submitted, each metric once, in the order of its first value. */
export function submittedMetrics(submitted: CheckStatus['lastSubmitted']): SubmittedMetric[] {
  const metrics = new Map<string, SubmittedMetric>();
  for (const { name, type, value } of submitted) {
    const key = `${name} ${type}`;
    const { low = value, high = value, count = 0 } = metrics.get(key) ?? {};
    metrics.set(key, { name, type, low: Math.min(low, value), high: Math.max(high, value), count: count + 1 });
  }
  return [...metrics.values()];
}
