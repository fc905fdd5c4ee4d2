import type { MonitorGroup, MonitorState, MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { MatchedEvent } from './matched/field-of-event.ts';

/** What the evaluation of a group came to. A group without data is not among those that were evaluated. */
export type GroupEvaluation =
  /** Held against the thresholds. */
  | {
      readonly kind: 'value';
      readonly value: number;
      /** Held against the recovery thresholds instead, where that is of another window. */
      readonly recoveryValue?: number;
      /** When its newest point is from, Unix milliseconds. */
      readonly lastDataAtMs: number;
    }
  /** Decided otherwise: of reports, of other monitors. */
  | {
      readonly kind: 'state';
      readonly state: MonitorState;
      readonly value?: number;
      readonly lastDataAtMs: number;
      readonly checkMessage?: string;
      readonly members?: NonNullable<MonitorTransition['members']>;
    }
  /** There are data, and they do not decide: the state stays. */
  | { readonly kind: 'skipped'; readonly lastDataAtMs: number };

export interface EvaluatedGroup {
  readonly group: MonitorGroup;
  readonly evaluation: GroupEvaluation;
  /** Of a monitor of events: the newest that was matched. */
  readonly newest?: MatchedEvent;
}

/** What the evaluation of a monitor came to. */
export interface MonitorEvaluation {
  /** Unix milliseconds. */
  readonly window: { readonly fromMs: number; readonly toMs: number };
  /** Those that have data, each once. */
  readonly groups: readonly EvaluatedGroup[];
  /** Why it has no groups and will have none as things are, where that is so. */
  readonly problem?: string;
}
