import type { Submission } from '../../../lib/check/submission.ts';
import type { Clock, Timer } from '../../../lib/clock/clock.ts';

/** Seconds between two signs of life, as the Agent's flush. */
const heartbeatIntervalS = 15;

/** Sends the service check `datadog.agent.up` and the gauge `datadog.agent.running`, now and every 15 s. */
export function startHeartbeat(
  clock: Clock,
  options: { readonly version: string; readonly submit: (submission: Submission) => void },
): Timer {
  const beat = (): void => options.submit(heartbeat(options.version, Math.floor(clock.now() / 1000)));
  beat();
  return clock.every(heartbeatIntervalS * 1000, beat);
}

function heartbeat(version: string, timestampS: number): Submission {
  return {
    series: [{ metric: 'datadog.agent.running', type: 'gauge', value: 1, tags: [`version:${version}`] }],
    distributions: [],
    serviceChecks: [{ kind: 'service_check', name: 'datadog.agent.up', status: 0, tags: [], message: '' }],
    events: [],
    timestampS,
  };
}
