import type { MonitorGroupStatus, MonitorState } from '../../../lib/model/monitor.ts';

/** What a monitor is in: of all its groups, and of each. */
export interface MonitorStatus {
  /** That of its most severe group; `No Data` of a monitor that was never evaluated. */
  readonly overall: MonitorState;
  /** Since when, Unix milliseconds; absent of a monitor whose state never changed. */
  readonly overallSinceMs?: number;
  /** By key. */
  readonly groups: readonly MonitorGroupStatus[];
  /** The newest changes of its groups, the oldest first; absent: none is remembered. */
  readonly history?: readonly StateChange[];
  /** Why its last evaluation failed; absent where it went well. */
  readonly problem?: string;
}

/** That a group came into a state, whether anybody was told or not. */
export interface StateChange {
  /** Its key. */
  readonly group: string;
  readonly state: MonitorState;
  /** Unix milliseconds. */
  readonly atMs: number;
}

/** The states of monitors, as those read and change them who do not evaluate. */
export interface MonitorStates {
  /** Of an unknown monitor: as of one that was never evaluated. */
  stateOf(monitorId: number): MonitorStatus;
  /**
   * Resolves groups by hand: they are OK until the next evaluation. Groups that are OK already, or unknown, stay as they are.
   * It is on disk when it is answered.
   * @param groupKeys keys as in `MonitorGroup.key`
   * @param by handle of who asked for it, as messages name it
   */
  resolve(monitorId: number, groupKeys: readonly string[] | 'ALL_GROUPS', by: string): Promise<void>;
}
