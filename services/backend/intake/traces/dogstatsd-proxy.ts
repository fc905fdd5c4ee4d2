import type { PacketsMessage, PacketsReply } from '../dogstatsd/packets-port.ts';

/** What is used of a MessagePort to DogStatsD's worker. */
export interface PacketsPort {
  postMessage(message: PacketsMessage, transfer: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (reply: PacketsReply) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** Hands lines to the DogStatsD receiver, where they are accounted for as all others. */
export class DogstatsdProxy {
  readonly #port: PacketsPort;
  readonly #pending = new Map<number, () => void>();
  #nextId = 0;
  #isClosed = false;

  constructor(port: PacketsPort) {
    this.#port = port;
    port.on('message', ({ id }) => {
      this.#pending.get(id)?.();
      this.#pending.delete(id);
    });
    port.on('close', () => {
      this.#isClosed = true;
      for (const resolve of this.#pending.values()) resolve();
      this.#pending.clear();
    });
  }

  /** @returns resolves when the receiver has read them; at once when it has gone away, at the end of the process */
  send(lines: Uint8Array): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    // A copy of its own, so that it can be moved: a small body is a part of a larger buffer.
    const bytes = new Uint8Array(lines);
    return new Promise((resolve) => {
      const id = this.#nextId++;
      this.#pending.set(id, resolve);
      this.#port.postMessage({ id, bytes }, [bytes.buffer]);
    });
  }
}
