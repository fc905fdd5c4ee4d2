import type { MonitorGroupStatus, MonitorState, MonitorTransition } from '../../../../lib/model/monitor.ts';

/** What the engine keeps of a group from one evaluation to the next: what others see, and what it needs itself. */
export interface GroupMemory extends MonitorGroupStatus {
  readonly firstSeenAtMs: number;
  /** The state that was told last; absent: none was, or a recovery. */
  readonly told?: MonitorState;
  /** Why the state that it is in was not told. */
  readonly untoldBecause?: NonNullable<MonitorTransition['heldBackBy']>;
  /** The downtimes that it was in when it was evaluated last. */
  readonly downtimeIds?: readonly string[];
  /** Resolved because it was silent: `lastDataAtMs` of then. It stays so until data come. */
  readonly timedOutAtDataMs?: number;
}

/** A change of a group, before it has the facts of its evaluation. */
export type GroupChange = Pick<MonitorTransition, 'from' | 'to' | 'isRenotify' | 'isNotified' | 'heldBackBy'>;

/** What a turn of a group comes to; without memory it is forgotten. */
export interface GroupOutcome {
  readonly memory?: GroupMemory;
  readonly change?: GroupChange;
}
