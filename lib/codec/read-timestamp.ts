import { describeAge, judgeAge, type MetricTime } from './age.ts';
import { show } from './fields.ts';
import type { RefusalReason } from './refusals.ts';

/**
 * The timestamp of a point, cut to whole seconds, within the limits on age.
 * @param refuse takes the reason and the words that follow the point's place, `has "now" as timestamp`
 * @returns undefined when it was refused
 */
export function readTimestamp(
  timestamp: unknown,
  time: MetricTime,
  refuse: (reason: RefusalReason, what: string) => void,
): number | undefined {
  if (typeof timestamp !== 'number' || Number.isNaN(timestamp)) {
    return void refuse('bad_timestamp', `has ${show(timestamp)} as timestamp`);
  }
  const timestampS = Math.floor(timestamp);
  const age = judgeAge(timestampS, time.nowS, time.metricAge);
  if (age === 'ok') return timestampS;
  return void refuse(age, `has ${describeAge(timestampS, time.nowS, time.metricAge)}`);
}
