import type { TraceBuilder } from './trace-builder.ts';

/**
 * What a chunk says of all its spans, while it is read: becomes tags and numbers of its first span, where v0.4 has the
 * same. What that span says itself stays.
 */
export class ChunkTags {
  readonly #builder: TraceBuilder;
  readonly #tags = new Map<string, string>();
  readonly #numbers = new Map<string, number>();

  constructor(builder: TraceBuilder) {
    this.#builder = builder;
  }

  /** @throws HttpError 413 when there are too many */
  set(key: string, value: string): void {
    this.#builder.demandCommonTags(this.#tags.size + 1);
    this.#tags.set(key, value);
  }

  /** @throws HttpError 413 when there are too many */
  setNumber(key: string, value: number): void {
    this.#builder.demandCommonTags(this.#numbers.size + 1);
    this.#numbers.set(key, value);
  }

  /** The product that the trace began in (`rum`, `lambda`, …); empty is none. */
  setOrigin(origin: string): void {
    if (origin !== '') this.set('_dd.origin', origin);
  }

  /** To be called when the chunk's spans are read, before it ends. */
  addToFirstSpan(): void {
    for (const [key, value] of this.#tags) {
      if (key === '_dd.p.tid' && this.#builder.setTraceHighOfText(value)) this.#tags.delete(key);
    }
    this.#builder.addToFirstSpan(this.#tags, this.#numbers);
  }
}
