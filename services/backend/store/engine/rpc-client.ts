import type { AnswerMessage, CallMessage } from './rpc-message.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Calls methods of objects that live in another thread. */
export class RpcClient {
  readonly #post: (message: CallMessage) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #failure: Error | undefined;

  /** @param post sends a message to the other thread; its answers are to be given to `accept` */
  constructor(post: (message: CallMessage) => void) {
    this.#post = post;
  }

  /** Calls that have no answer yet. */
  get pending(): number {
    return this.#waiting.size;
  }

  /**
   * An object whose methods are those of `object` in the other thread.
   * @param methods the names of all methods of `Remote`
   */
  remote<Remote extends object>(object: string, methods: { readonly [Name in keyof Remote]: true }): Remote {
    const names = Object.keys(methods);
    return Object.fromEntries(
      names.map((method) => [method, (...args: unknown[]) => this.#call(object, method, args)]),
    ) as Remote;
  }

  /** Takes an answer over. */
  accept(answer: AnswerMessage): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'result') waiting?.resolve(answer.value as never);
    else waiting?.reject(answer.error);
  }

  /** The other thread is gone: rejects all calls that wait and all that will be made. */
  fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }

  #call(object: string, method: string, args: readonly unknown[]): Promise<never> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ kind: 'call', id, object, method, args });
    });
  }
}
