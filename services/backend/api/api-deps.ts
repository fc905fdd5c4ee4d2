import type { BackendStatus } from '../../../lib/model/process-status.ts';
import type { Dogstatsd } from '../intake/dogstatsd/start-dogstatsd.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import type { DashboardDeps } from './dashboards/dashboard-deps.ts';
import type { DowntimeDeps } from './downtimes/downtime-deps.ts';
import type { GraphNoteDeps } from './labrador/graph-notes/graph-note-deps.ts';
import type { MailboxDeps } from './labrador/mailbox/mailbox-deps.ts';
import type { TryMonitorDeps } from './labrador/monitors/try-routes.ts';
import type { MonitorDeps } from './monitors/monitor-deps.ts';
import type { SnapshotDeps } from './snapshots/snapshot-deps.ts';

/** What the handlers of the API need from the composition root; a door's handler needs the intake part only. */
export interface ApiDeps
  extends IntakeDeps,
    DashboardDeps,
    SnapshotDeps,
    MailboxDeps,
    GraphNoteDeps,
    MonitorDeps,
    Pick<TryMonitorDeps, 'notifier'>,
    Omit<DowntimeDeps, 'monitors' | 'monitorStates'> {
  readonly version: string;
  /** Absent: DogStatsD is switched off. */
  readonly dogstatsd?: Pick<Dogstatsd, 'capture' | 'metricStats'>;
  readonly configDir: string;
  readonly dataDir: string;
  /** Whether keys are configured, hence asked for. */
  readonly keys: { readonly api: boolean; readonly app: boolean };
  /** This process as `labrador status` shows it. */
  readonly backendStatus: () => Promise<BackendStatus>;
}
