import { type SpanBatch, spanFlags } from '../../../../../../lib/model/span.ts';
import { halves } from './halves.ts';
import { SpanIndex } from './span-index.ts';

/** Who is whose parent in the chunks of a batch, one chunk at a time. */
export class ChunkTree {
  readonly #index = new SpanIndex();
  #spanId: Uint32Array = new Uint32Array(0);
  #parentId: Uint32Array = new Uint32Array(0);
  #from = 0;
  #to = 0;
  /** Spans of the chunk whose id another one has. */
  duplicates = 0;

  /** Starts a batch. A span whose parent is itself, by an id that is the trace's as well, is a root (old clients). */
  begin(batch: SpanBatch): void {
    const traceId = halves(batch.traceLow);
    const spanId = halves(batch.spanId);
    const parentId = halves(batch.parentId);
    for (let low = 0; low < spanId.length; low += 2) {
      const isItself = parentId[low] === spanId[low] && parentId[low + 1] === spanId[low + 1];
      if (!isItself || spanId[low] !== traceId[low] || spanId[low + 1] !== traceId[low + 1]) continue;
      parentId[low] = 0;
      parentId[low + 1] = 0;
    }
    this.#spanId = spanId;
    this.#parentId = parentId;
  }

  /** Looks at the spans `from` up to `to`. */
  read(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
    this.duplicates = to - from > 1 ? this.#index.build(this.#spanId, from, to) : 0;
  }

  /** @returns the row of a span's parent; -1 when that is in no span of the chunk */
  parentOf(row: number): number {
    const low = this.#parentId[2 * row] as number;
    const high = this.#parentId[2 * row + 1] as number;
    if (low === 0 && high === 0) return -1;
    if (this.#to - this.#from > 1) return this.#index.find(low, high);
    return low === this.#spanId[2 * row] && high === this.#spanId[2 * row + 1] ? row : -1;
  }

  /** The row of the chunk's root as the Agent finds it: the last span without a parent, else the first whose parent is elsewhere. */
  root(): number {
    for (let row = this.#to - 1; row >= this.#from; row--) {
      if (this.#parentId[2 * row] === 0 && this.#parentId[2 * row + 1] === 0) return row;
    }
    for (let row = this.#from; row < this.#to; row++) if (this.parentOf(row) < 0) return row;
    return this.#to - 1;
  }

  /**
   * Marks the entries of services: spans without a parent, whose parent is in another chunk (of this process or another), or
   * belongs to another service. A span whose parent came in an earlier payload counts as an entry, too: so it does with the
   * Agent, which sees no more of a trace than a chunk.
   */
  markTopLevel(batch: SpanBatch): void {
    const { service, flags, texts } = batch;
    for (let row = this.#from; row < this.#to; row++) {
      const parent = this.parentOf(row);
      const [own, ofParent] = [service[row] as number, service[parent] as number];
      if (parent < 0 || (own !== ofParent && texts[own] !== texts[ofParent])) {
        flags[row] = (flags[row] as number) | spanFlags.topLevel;
      }
    }
  }
}
