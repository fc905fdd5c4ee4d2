/** How far from now a timestamp may lie, in seconds. */
export interface AgeLimits {
  readonly pastS: number;
  readonly futureS: number;
}

/** The time by which points of metrics are taken or refused. The limits are the store's: what it would forget at once. */
export interface MetricTime {
  /** Unix seconds. */
  readonly nowS: number;
  readonly metricAge: AgeLimits;
}

/** What its service check intake takes. */
export const serviceCheckAge: AgeLimits = { pastS: 600, futureS: 600 };

/** What its event intake takes. */
export const eventAge: AgeLimits = { pastS: 18 * 3600, futureS: 600 };

/** Whether and how a timestamp is outside of the limits; all in Unix seconds. */
export function judgeAge(timestampS: number, nowS: number, limits: AgeLimits): 'ok' | 'too_old' | 'too_new' {
  if (timestampS < nowS - limits.pastS) return 'too_old';
  if (timestampS > nowS + limits.futureS) return 'too_new';
  return 'ok';
}

/** The reason as a person reads it; timestamps in milliseconds are the usual mistake. */
export function describeAge(timestampS: number, nowS: number, limits: AgeLimits): string {
  if (timestampS < nowS) return `timestamp ${timestampS} is more than ${span(limits.pastS)} old`;
  const hint = timestampS > 1e11 ? ' (timestamps are in seconds)' : '';
  return `timestamp ${timestampS} is more than ${span(limits.futureS)} in the future${hint}`;
}

const units = [[86_400, 'day'], [3600, 'hour'], [60, 'minute']] as const; // biome-ignore format: as a table

/** `15 days`, `18 hours`, `10 minutes`: the largest unit that leaves no rest. */
function span(seconds: number): string {
  const [size, unit] = units.find(([each]) => seconds % each === 0) ?? [1, 'second'];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
