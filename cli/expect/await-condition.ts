import type { Clock } from '../../lib/clock/clock.ts';
import type { LabAnswer } from './ask-lab.ts';

/**
 * What came of it: the condition holds, does not within the time, or could not be looked at, `forbidden` for want of keys.
 * @typeParam Found what was there at the last look
 */
export type Outcome<Found> =
  | { readonly kind: 'holds' | 'fails'; readonly found: Found }
  | { readonly kind: 'error'; readonly reason: 'unreachable' | 'refused' | 'forbidden'; readonly message: string };

/** Between two looks, milliseconds. */
const pauseMs = 250;

/**
 * Asks again and again until what is found is what is wanted, or `withinMs` are over. A lab that does not answer may still be
 * starting; a question that is refused ends it at once.
 */
export async function awaitCondition<Found>(
  ask: () => Promise<LabAnswer<Found>>,
  holds: (found: Found) => boolean,
  { withinMs, clock }: { readonly withinMs: number; readonly clock: Clock },
): Promise<Outcome<Found>> {
  const deadlineMs = clock.monotonic() + withinMs;
  for (;;) {
    const outcome = judge(await ask(), holds);
    const leftMs = deadlineMs - clock.monotonic();
    if (outcome.kind === 'holds' || outcome.isFinal || leftMs <= 0) return outcome;
    await new Promise<void>((resolve) => clock.after(Math.min(pauseMs, leftMs), resolve));
  }
}

function judge<Found>(
  answer: LabAnswer<Found>,
  holds: (found: Found) => boolean,
): Outcome<Found> & { readonly isFinal?: boolean } {
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
    case 'data':
      return { kind: holds(answer.response) ? 'holds' : 'fails', found: answer.response };
  }
}
