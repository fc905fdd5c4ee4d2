import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { HostMetadata } from '../../../../lib/model/host.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';

/** All that a message about a transition is made of. */
export interface Alert {
  readonly transition: MonitorTransition;
  readonly monitor: MonitorRecord;
  readonly query: MonitorQuery;
  /** The host of the group; absent when it is not grouped by host, or nothing is known of that. */
  readonly host?: HostMetadata;
  /** The event of the transition: messages name it. */
  readonly eventId: string;
  /** `http://localhost:8080`, no slash at its end. */
  readonly consoleUrl: string;
  /** Where its graph can be seen; absent without one. */
  readonly snapshotUrl?: string;
  /** Who asked for a test notification. */
  readonly testedBy?: string;
}
