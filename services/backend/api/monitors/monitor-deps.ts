import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Monitors } from '../../monitors/definitions/monitors.ts';
import type { Downtimes } from '../../monitors/downtimes/downtimes.ts';
import type { MonitorMutes } from '../../monitors/downtimes/monitor-mutes.ts';
import type { MonitorStates } from '../../monitors/monitor-states.ts';

/** What the endpoints of monitors need. */
export interface MonitorDeps {
  readonly monitors: Monitors;
  readonly monitorStates: MonitorStates;
  readonly downtimes: Downtimes;
  readonly monitorMutes: MonitorMutes;
  readonly clock: Clock;
}
