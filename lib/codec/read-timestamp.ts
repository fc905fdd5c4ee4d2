import { describeAge, judgeAge, type MetricTime } from './age.ts';
import { misfit } from './fields.ts';
import type { RefusalReason } from './refusals.ts';

/**
 * The timestamp of a point, cut to whole seconds, within the limits on age.
 * @param refuse takes the reason and the words that follow the point's place, `: timestamp is "now", not a number`
 * @returns undefined when it was refused
 */
export function readTimestamp(
  timestamp: unknown,
  time: MetricTime,
  refuse: (reason: RefusalReason, what: string) => void,
): number | undefined {
  if (typeof timestamp !== 'number' || Number.isNaN(timestamp)) {
    return void refuse('bad_timestamp', `: timestamp ${misfit(timestamp, 'a number')}`);
  }
  const timestampS = Math.floor(timestamp);
  const age = judgeAge(timestampS, time.nowS, time.metricAge);
  if (age === 'ok') return timestampS;
  return void refuse(age, `: ${describeAge(timestampS, time.nowS, time.metricAge)}`);
}
