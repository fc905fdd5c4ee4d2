import type { Snapshots } from './snapshots.ts';

/** What the endpoints of snapshots need. */
export interface SnapshotDeps {
  readonly snapshots: Snapshots;
}
