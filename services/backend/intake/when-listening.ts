import type { Worker } from 'node:worker_threads';

/** What a receiver's worker says first: where it listens, or why it cannot. */
export type ListeningMessage =
  | { readonly kind: 'listening'; readonly address: string; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Waits for the word of a receiver's worker. An error after that is a fault of the program and ends the process, as no one
 * listens for it.
 * @param receiver what it is called in the error
 * @throws when it cannot listen, or its thread ends with an error before
 */
export function whenListening(worker: Worker, receiver: string): Promise<{ address: string; port: number }> {
  return new Promise((resolve, reject) => {
    const onError = (error: unknown): void => reject(new Error(`Cannot start the ${receiver}`, { cause: error }));
    worker.once('error', onError);
    worker.on('message', (message: ListeningMessage | { readonly kind: string }) => {
      if (isListening(message)) {
        worker.off('error', onError);
        if (message.kind === 'listening') resolve(message);
        else reject(new Error(message.message));
      }
    });
  });
}

function isListening(message: { readonly kind: string }): message is ListeningMessage {
  return message.kind === 'listening' || message.kind === 'failed';
}
