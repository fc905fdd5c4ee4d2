import { sinkRows } from '../../store/sink-rows.ts';
import type { SinkMessage, SinkReply } from '../../store/store.ts';
import type { StorePort } from './outbox.ts';

/** For tests: a store that keeps the messages and answers at once, unless told not to. */
export class FakeStorePort implements StorePort {
  readonly messages: SinkMessage[] = [];
  answers = true;
  #rows = 0;
  #listener: (reply: SinkReply) => void = () => {};

  postMessage(message: SinkMessage): void {
    this.messages.push(message);
    const rows = sinkRows(message);
    this.#rows += rows;
    if (this.answers && rows > 0) this.answer();
  }

  /** Answers for everything so far. */
  answer(): void {
    this.#listener({ kind: 'taken', rows: this.#rows });
  }

  on(_event: 'message', listener: (reply: SinkReply) => void): void {
    this.#listener = listener;
  }

  /** Takes out the messages so far, points as readable rows: `metric{tags}@host type timestamp=value`. */
  take(): { readonly kind: SinkMessage['kind']; readonly rows: readonly string[] }[] {
    return this.messages.splice(0).map((message) => {
      if (message.kind !== 'points' && message.kind !== 'open') return { kind: message.kind, rows: [] };
      const { contexts, contextIndex, timestampS, value } = message.batch;
      const rows = Array.from(value, (one, i) => {
        const context = contexts[contextIndex[i] ?? -1];
        if (!context) throw new Error(`row ${i} has no context`);
        const { metric, tags, host, type, intervalS } = context;
        return `${metric}{${tags}}@${host} ${type}/${intervalS} ${(timestampS[i] ?? 0) % 1000}=${one}`;
      });
      return { kind: message.kind, rows };
    });
  }
}
