import type { Clock } from '../../lib/clock/clock.ts';
import type { Condition } from './condition.ts';
import type { QueryAnswer } from './query-lab.ts';
import { type RecentValues, recentValues } from './recent-values.ts';

/**
 * What came of it: the condition holds, does not within the time, or could not be looked at, `forbidden` for want of keys.
 */
export type Outcome =
  | { readonly kind: 'holds' | 'fails'; readonly values: readonly RecentValues[] }
  | { readonly kind: 'error'; readonly reason: 'unreachable' | 'refused' | 'forbidden'; readonly message: string };

/** Between two looks, milliseconds. */
const pauseMs = 250;

/**
 * Asks again and again until the newest value of every series meets the condition and there is at least one, or
 * `withinMs` are over. A lab that does not answer may still be starting; a query that is refused ends it at once.
 */
export async function awaitCondition(
  ask: () => Promise<QueryAnswer>,
  condition: Condition,
  { withinMs, clock }: { readonly withinMs: number; readonly clock: Clock },
): Promise<Outcome> {
  const deadlineMs = clock.monotonic() + withinMs;
  for (;;) {
    const outcome = judge(await ask(), condition);
    const leftMs = deadlineMs - clock.monotonic();
    if (outcome.kind === 'holds' || outcome.isFinal || leftMs <= 0) return outcome;
    await new Promise<void>((resolve) => clock.after(Math.min(pauseMs, leftMs), resolve));
  }
}

function judge(answer: QueryAnswer, condition: Condition): Outcome & { readonly isFinal?: boolean } {
  switch (answer.kind) {
    case 'unreachable':
      return { kind: 'error', reason: 'unreachable', message: answer.reason };
    case 'refused':
      return {
        kind: 'error',
        reason: answer.status === 403 ? 'forbidden' : 'refused',
        message: `${answer.errors} (status ${answer.status})`,
        isFinal: true,
      };
    case 'data': {
      const values = recentValues(answer.response);
      const holds = values.length > 0 && values.every(({ newest }) => condition.holds(newest.value));
      return { kind: holds ? 'holds' : 'fails', values };
    }
  }
}
