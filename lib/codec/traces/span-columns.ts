import { errors } from '../../http/errors.ts';
import type { SpanBatch, SpanExtra } from '../../model/span.ts';
import { grown } from './grown.ts';
import { type TraceLimits, traceLimits } from './limits.ts';

const firstSpans = 4096;
const firstTags = 16 * firstSpans;
const firstNumbers = 4 * firstSpans;
/** Spans past which a batch's columns are not kept for the next. */
const keptSpans = 65_536;

/**
 * The columns of a batch while it is read. Spans are added one after the other; tags and numbers belong to the last one.
 * Columns of 64 bits are written as pairs of 32, the lower half first (all platforms of Node are little-endian): no
 * number of a span becomes a BigInt. The columns stay for the next batch, what is taken is a copy of the right length.
 */
export class SpanColumns {
  spans = 0;
  chunks = 0;
  tags = 0;
  numbers = 0;
  traceHigh = new Uint32Array(2 * firstSpans);
  traceLow = new Uint32Array(2 * firstSpans);
  spanId = new Uint32Array(2 * firstSpans);
  parentId = new Uint32Array(2 * firstSpans);
  startNs = new Uint32Array(2 * firstSpans);
  durationNs = new Uint32Array(2 * firstSpans);
  flags = new Uint8Array(firstSpans);
  priority = new Int8Array(firstSpans);
  service = new Uint32Array(firstSpans);
  name = new Uint32Array(firstSpans);
  resource = new Uint32Array(firstSpans);
  type = new Uint32Array(firstSpans);
  env = new Uint32Array(firstSpans);
  version = new Uint32Array(firstSpans);
  tagEnd = new Uint32Array(firstSpans);
  numberEnd = new Uint32Array(firstSpans);
  tagKey = new Uint32Array(firstTags);
  tagValue = new Uint32Array(firstTags);
  numberKey = new Uint32Array(firstNumbers);
  numberValue = new Float64Array(firstNumbers);
  chunkEnd = new Uint32Array(firstSpans);
  extras: SpanExtra[] = [];
  readonly #limits: TraceLimits;
  /** Rows for which there is room now. */
  #spanRoom = 0;
  #tagRoom = 0;
  #numberRoom = 0;

  constructor(limits: TraceLimits = traceLimits) {
    this.#limits = limits;
    this.#setRoom();
  }

  /** Starts a batch. */
  begin(): void {
    if (this.flags.length > keptSpans || this.tagKey.length + this.numberKey.length > 32 * keptSpans) this.#allocate();
    else this.#clear(0);
    this.spans = 0;
    this.chunks = 0;
    this.tags = 0;
    this.numbers = 0;
    this.extras = [];
  }

  /** @returns the row of a new span, all zero. @throws HttpError 413 when there are too many */
  addSpan(): number {
    const row = this.spans;
    if (row >= this.#spanRoom) this.#growSpans();
    this.spans = row + 1;
    return row;
  }

  /** Adds a tag to the last span. @throws HttpError 413 when there are too many */
  addTag(key: number, value: number): void {
    if (this.tags >= this.#tagRoom) this.#growTags();
    this.tagKey[this.tags] = key;
    this.tagValue[this.tags] = value;
    this.tags += 1;
  }

  /** Adds a number to the last span. @throws HttpError 413 when there are too many */
  addNumber(key: number, value: number): void {
    if (this.numbers >= this.#numberRoom) this.#growNumbers();
    this.numberKey[this.numbers] = key;
    this.numberValue[this.numbers] = value;
    this.numbers += 1;
  }

  /** Forgets what came after so many spans, tags and numbers. */
  cut(spans: number, tags: number, numbers: number): void {
    this.#clear(spans);
    this.spans = spans;
    this.tags = tags;
    this.numbers = numbers;
    while ((this.extras.at(-1)?.span ?? -1) >= spans) this.extras.pop();
  }

  /** Adds tags to any span, after those it has. @throws HttpError 413 when there are too many */
  insertTags(row: number, pairs: readonly (readonly [key: number, value: number])[]): void {
    if (pairs.length === 0) return;
    const at = this.tagEnd[row] as number;
    const { tags } = this;
    for (const [key, value] of pairs) this.addTag(key, value);
    this.tagKey.copyWithin(at + pairs.length, at, tags);
    this.tagValue.copyWithin(at + pairs.length, at, tags);
    for (const [i, [key, value]] of pairs.entries()) {
      this.tagKey[at + i] = key;
      this.tagValue[at + i] = value;
    }
    for (let each = row; each < this.spans; each++) this.tagEnd[each] = (this.tagEnd[each] as number) + pairs.length;
  }

  /** Adds numbers to any span, after those it has. @throws HttpError 413 when there are too many */
  insertNumbers(row: number, pairs: readonly (readonly [key: number, value: number])[]): void {
    if (pairs.length === 0) return;
    const at = this.numberEnd[row] as number;
    const { numbers } = this;
    for (const [key, value] of pairs) this.addNumber(key, value);
    this.numberKey.copyWithin(at + pairs.length, at, numbers);
    this.numberValue.copyWithin(at + pairs.length, at, numbers);
    for (const [i, [key, value]] of pairs.entries()) {
      this.numberKey[at + i] = key;
      this.numberValue[at + i] = value;
    }
    for (let each = row; each < this.spans; each++)
      this.numberEnd[each] = (this.numberEnd[each] as number) + pairs.length;
  }

  /** Ends a chunk: the spans since the last one. @throws HttpError 413 when there are too many */
  endChunk(): void {
    if (this.chunks >= this.#limits.chunks) throw errors.tooManyInTraces('chunks', this.#limits.chunks);
    if (this.chunks >= this.chunkEnd.length) this.chunkEnd = grown(this.chunkEnd);
    this.chunkEnd[this.chunks] = this.spans;
    this.chunks += 1;
  }

  /** The spans so far; copies, but for `texts` and `extras`. */
  toBatch(texts: readonly string[]): SpanBatch {
    const { spans, tags, numbers } = this;
    return {
      texts,
      traceHigh: new BigUint64Array(this.traceHigh.slice(0, 2 * spans).buffer),
      traceLow: new BigUint64Array(this.traceLow.slice(0, 2 * spans).buffer),
      spanId: new BigUint64Array(this.spanId.slice(0, 2 * spans).buffer),
      parentId: new BigUint64Array(this.parentId.slice(0, 2 * spans).buffer),
      startNs: new BigInt64Array(this.startNs.slice(0, 2 * spans).buffer),
      durationNs: new BigInt64Array(this.durationNs.slice(0, 2 * spans).buffer),
      flags: this.flags.slice(0, spans),
      priority: this.priority.slice(0, spans),
      service: this.service.slice(0, spans),
      name: this.name.slice(0, spans),
      resource: this.resource.slice(0, spans),
      type: this.type.slice(0, spans),
      env: this.env.slice(0, spans),
      version: this.version.slice(0, spans),
      // Only the receiver knows it.
      host: new Uint32Array(spans),
      tagEnd: this.tagEnd.slice(0, spans),
      tagKey: this.tagKey.slice(0, tags),
      tagValue: this.tagValue.slice(0, tags),
      numberEnd: this.numberEnd.slice(0, spans),
      numberKey: this.numberKey.slice(0, numbers),
      numberValue: this.numberValue.slice(0, numbers),
      extras: this.extras,
    };
  }

  /** Positions in `spans` at which the chunks end; a copy. */
  chunkEnds(): Uint32Array<ArrayBuffer> {
    return this.chunkEnd.slice(0, this.chunks);
  }

  #clear(from: number): void {
    const { spans } = this;
    this.traceHigh.fill(0, 2 * from, 2 * spans);
    this.traceLow.fill(0, 2 * from, 2 * spans);
    this.spanId.fill(0, 2 * from, 2 * spans);
    this.parentId.fill(0, 2 * from, 2 * spans);
    this.startNs.fill(0, 2 * from, 2 * spans);
    this.durationNs.fill(0, 2 * from, 2 * spans);
    this.flags.fill(0, from, spans);
    this.service.fill(0, from, spans);
    this.name.fill(0, from, spans);
    this.resource.fill(0, from, spans);
    this.type.fill(0, from, spans);
    this.env.fill(0, from, spans);
    this.version.fill(0, from, spans);
  }

  #allocate(): void {
    this.traceHigh = new Uint32Array(2 * firstSpans);
    this.traceLow = new Uint32Array(2 * firstSpans);
    this.spanId = new Uint32Array(2 * firstSpans);
    this.parentId = new Uint32Array(2 * firstSpans);
    this.startNs = new Uint32Array(2 * firstSpans);
    this.durationNs = new Uint32Array(2 * firstSpans);
    this.flags = new Uint8Array(firstSpans);
    this.priority = new Int8Array(firstSpans);
    this.service = new Uint32Array(firstSpans);
    this.name = new Uint32Array(firstSpans);
    this.resource = new Uint32Array(firstSpans);
    this.type = new Uint32Array(firstSpans);
    this.env = new Uint32Array(firstSpans);
    this.version = new Uint32Array(firstSpans);
    this.tagEnd = new Uint32Array(firstSpans);
    this.numberEnd = new Uint32Array(firstSpans);
    this.tagKey = new Uint32Array(firstTags);
    this.tagValue = new Uint32Array(firstTags);
    this.numberKey = new Uint32Array(firstNumbers);
    this.numberValue = new Float64Array(firstNumbers);
    this.chunkEnd = new Uint32Array(firstSpans);
    this.#setRoom();
  }

  #growSpans(): void {
    if (this.spans >= this.#limits.spans) throw errors.tooManyInTraces('spans', this.#limits.spans);
    this.traceHigh = grown(this.traceHigh);
    this.traceLow = grown(this.traceLow);
    this.spanId = grown(this.spanId);
    this.parentId = grown(this.parentId);
    this.startNs = grown(this.startNs);
    this.durationNs = grown(this.durationNs);
    this.flags = grown(this.flags);
    this.priority = grown(this.priority);
    this.service = grown(this.service);
    this.name = grown(this.name);
    this.resource = grown(this.resource);
    this.type = grown(this.type);
    this.env = grown(this.env);
    this.version = grown(this.version);
    this.tagEnd = grown(this.tagEnd);
    this.numberEnd = grown(this.numberEnd);
    this.#setRoom();
  }

  #growTags(): void {
    if (this.tags >= this.#limits.tags) throw errors.tooManyInTraces('tags', this.#limits.tags);
    this.tagKey = grown(this.tagKey);
    this.tagValue = grown(this.tagValue);
    this.#setRoom();
  }

  #growNumbers(): void {
    if (this.numbers >= this.#limits.numbers) throw errors.tooManyInTraces('numbers', this.#limits.numbers);
    this.numberKey = grown(this.numberKey);
    this.numberValue = grown(this.numberValue);
    this.#setRoom();
  }

  #setRoom(): void {
    this.#spanRoom = Math.min(this.flags.length, this.#limits.spans);
    this.#tagRoom = Math.min(this.tagKey.length, this.#limits.tags);
    this.#numberRoom = Math.min(this.numberKey.length, this.#limits.numbers);
  }
}
