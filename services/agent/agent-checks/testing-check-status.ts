import type { CheckStatus } from '../../../lib/model/check-status.ts';

/** An instance for tests: what is not given is that of one that waits for its first run. */
export function testingCheckStatus(given: Partial<CheckStatus> & { readonly checkId: string }): CheckStatus {
  const none = { last: 0, total: 0 };
  return {
    check: given.checkId.split(':')[0] ?? '',
    source: 'file:/c/conf.d/a.yaml',
    intervalS: 15,
    state: 'waiting',
    runs: 0,
    errors: 0,
    warnings: 0,
    missedRuns: 0,
    metricSamples: none,
    serviceChecks: none,
    events: none,
    lastWarnings: [],
    lastSubmitted: [],
    ...given,
  };
}
