import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { sinkRows } from '../sink-rows.ts';
import type { SinkMessage, SinkReply } from '../store.ts';

/** Rows that may wait for the disk before senders get no more answers. */
const holdAnswersAtRows = 500_000;

/** For how long the oldest of them may, in milliseconds: what was answered for and is lost with the process is no more than that. */
const holdAnswersAfterMs = 350;

/** The part of the store that takes messages over. */
export interface SinkTarget {
  readonly commit: {
    readonly pendingRows: number;
    readonly uncommittedForMs: number;
    onCommitted(callback: () => void): () => void;
  };
  accept(message: SinkMessage): void;
}

/**
 * One sender's way in: answers each message with rows, at once while the disk keeps up, and after a commit when it does
 * not, so that the sender's own bound takes effect.
 */
export class SinkIntake {
  readonly #target: SinkTarget;
  readonly #reply: (reply: SinkReply) => void;
  readonly #unsubscribe: () => void;
  #takenRows = 0;
  #answeredRows = 0;

  constructor(target: SinkTarget, reply: (reply: SinkReply) => void) {
    this.#target = target;
    this.#reply = reply;
    this.#unsubscribe = target.commit.onCommitted(() => this.#answer());
  }

  /** Takes a message over. */
  accept(message: SinkMessage): void {
    const rows = sinkRows(message);
    this.#target.accept(message);
    this.#takenRows += rows;
    const { pendingRows, uncommittedForMs } = this.#target.commit;
    if (pendingRows < holdAnswersAtRows && uncommittedForMs < holdAnswersAfterMs) this.#answer();
  }

  /** The sender is gone: nobody is answered any more. */
  close(): void {
    this.#unsubscribe();
  }

  #answer(): void {
    if (this.#answeredRows === this.#takenRows) return;
    this.#answeredRows = this.#takenRows;
    this.#reply({ kind: 'taken', rows: this.#takenRows });
  }
}

/**
 * Serves a receiver's port.
 * @returns takes over what still lies in the port; to be called before the store closes
 */
export function servePort(port: MessagePort, target: SinkTarget): () => void {
  const intake = new SinkIntake(target, (reply) => port.postMessage(reply));
  port.on('message', (message: SinkMessage) => intake.accept(message));
  port.on('close', () => intake.close());
  return () => {
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) intake.accept(next.message);
  };
}
