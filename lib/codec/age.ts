/** How far from now a timestamp may lie, in seconds. */
export interface AgeLimits {
  readonly pastS: number;
  readonly futureS: number;
}

/** What Datadog's metrics intake takes (api.md 4). */
export const metricAge: AgeLimits = { pastS: 3600, futureS: 600 };

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
  if (timestampS < nowS) return `timestamp ${timestampS} is more than ${limits.pastS / 60} minutes old`;
  const hint = timestampS > 1e11 ? ' (timestamps are in seconds)' : '';
  return `timestamp ${timestampS} is more than ${limits.futureS / 60} minutes in the future${hint}`;
}
