import type { Clock } from '../../../lib/clock/clock.ts';
import type { AgeLimits } from '../../../lib/codec/age.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import type { Store } from '../store/store.ts';
import type { Counters } from './counters.ts';
import type { BodyDecoder } from './decode/body-decoder.ts';
import type { RefusalLog } from './refusal-log.ts';
import type { AgentIntake } from './traces/agent-intake.ts';
import type { UnusedRequests } from './unused/unused-requests.ts';

/** What the HTTP doors need from the composition root. */
export interface IntakeDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly counters: Counters;
  readonly refusals: RefusalLog;
  readonly decoder: BodyDecoder;
  readonly unused: UnusedRequests;
  /** How old or new the points of metrics may be. */
  readonly metricAge: AgeLimits;
  /** Absent: the trace receiver is switched off. */
  readonly traces?: AgentIntake;
  /** Rows sent to the store that it has not taken over yet. */
  readonly unansweredRows: () => number;
}
