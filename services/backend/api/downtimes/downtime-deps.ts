import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Downtimes } from '../../monitors/downtimes/downtimes.ts';
import type { MonitorStates } from '../../monitors/monitor-states.ts';

/** What the endpoints of downtimes need. */
export interface DowntimeDeps {
  readonly downtimes: Downtimes;
  /** Of which a downtime may be about one. */
  readonly monitors: { find(id: number): MonitorRecord | undefined; list(): readonly MonitorRecord[] };
  readonly monitorStates: Pick<MonitorStates, 'stateOf'>;
  readonly clock: Clock;
}
