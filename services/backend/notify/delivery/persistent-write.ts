import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { DocumentChange, StoredEvent, UserDocuments } from '../../store/store.ts';

/** Between two attempts, in milliseconds. */
const pauseMs = 5000;

/**
 * Writes documents and events until the disk takes them: given again as they are, nothing is doubled.
 * @throws what the disk says, once `stopped` is aborted
 */
export async function persistentWrite(
  change: { readonly documents: readonly DocumentChange[]; readonly events: readonly StoredEvent[] },
  parts: {
    readonly documents: Pick<UserDocuments, 'write'>;
    readonly clock: Pick<Clock, 'after'>;
    readonly log: Pick<Logger, 'error'>;
    readonly stopped: AbortSignal;
  },
): Promise<void> {
  for (;;) {
    try {
      return await parts.documents.write(change.documents, change.events);
    } catch (error) {
      if (parts.stopped.aborted) throw error;
      parts.log.error({ err: error }, `cannot keep messages, trying again: ${(error as Error).message}`);
      await pause(parts);
      if (parts.stopped.aborted) throw error;
    }
  }
}

function pause({
  clock,
  stopped,
}: {
  readonly clock: Pick<Clock, 'after'>;
  readonly stopped: AbortSignal;
}): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.after(pauseMs, () => {
      stopped.removeEventListener('abort', giveUp);
      resolve();
    });
    const giveUp = (): void => {
      timer.cancel();
      resolve();
    };
    stopped.addEventListener('abort', giveUp, { once: true });
  });
}
