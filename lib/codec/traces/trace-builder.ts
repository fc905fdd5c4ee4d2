import { errors } from '../../http/errors.ts';
import { noPriority, spanFlags } from '../../model/span.ts';
import type { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import { BatchTexts } from './batch-texts.ts';
import type { DecodedTraces, PayloadFacts } from './decoded-traces.ts';
import { spanEventsOfJson, spanLinksOfJson } from './json/span-json.ts';
import { knownKeys } from './known-keys.ts';
import { type TraceLimits, traceLimits } from './limits.ts';
import { OpenExtra } from './open-extra.ts';
import { SpanColumns } from './span-columns.ts';
import { TagPairs } from './v04/tag-pairs.ts';

/**
 * What the readers of all versions fill: it knows chunks, what the first span says for the whole of one, which keys say
 * more than themselves, and that of what is said twice the last counts.
 */
export class TraceBuilder {
  readonly texts: BatchTexts;
  /** Tags that came before, for readers of msgpack. */
  readonly pairs = new TagPairs();
  readonly columns: SpanColumns;
  /** What has no columns, of the span at hand. */
  readonly extra: OpenExtra;
  /** As in `DecodedTraces`. */
  oddValues = 0;
  /** Whether the reader is within a chunk. */
  #isInChunk = false;
  readonly #limits: TraceLimits;
  #tagStart = 0;
  #numberStart = 0;
  #chunkStart = { spans: 0, tags: 0, numbers: 0 };
  #traceHigh: Half = { high: 0, low: 0 };
  /** Where the chunk itself says all of the id: that holds, whatever its spans say, and wherever it stands. */
  #traceId: { readonly low: Half; readonly high: Half } | undefined;
  #chunkPriority = noPriority;
  #rootPriority = noPriority;
  #firstPriority = noPriority;
  #spanPriority = noPriority;

  constructor(limits: TraceLimits = traceLimits) {
    this.#limits = limits;
    this.texts = new BatchTexts(limits);
    this.columns = new SpanColumns(limits);
    this.extra = new OpenExtra(limits.extras);
  }

  /** Starts a batch. */
  begin(): void {
    this.texts.begin();
    this.pairs.begin();
    this.columns.begin();
    this.oddValues = 0;
    this.extra.begin();
    this.#beginChunk();
  }

  /** Forgets all spans: they come again. */
  restart(): void {
    this.columns.begin();
    this.#beginChunk();
  }

  /** Forgets the spans of the chunk at hand: they come again. */
  restartChunk(): void {
    const { spans, tags, numbers } = this.#chunkStart;
    if (this.columns.spans === spans) return;
    this.columns.cut(spans, tags, numbers);
    this.#rootPriority = noPriority;
    this.#firstPriority = noPriority;
    if (!this.#traceId) this.setTraceHigh(0, 0);
  }

  /** The batch; to be taken once. */
  take(about: PayloadFacts): DecodedTraces {
    const { texts } = this.texts;
    return {
      batch: this.columns.toBatch(texts),
      texts,
      chunkEnd: this.columns.chunkEnds(),
      about,
      oddValues: this.oddValues,
    };
  }

  /** Where in its payload the reader is, for messages: `chunk 1, span 0`. Undefined outside of chunks. */
  get place(): string | undefined {
    if (!this.#isInChunk) return undefined;
    return `chunk ${this.columns.chunks}, span ${Math.max(0, this.columns.spans - this.#chunkStart.spans - 1)}`;
  }

  /** The reader steps into a chunk. */
  enterChunk(): void {
    this.#isInChunk = true;
  }

  /** @returns the row of a new span, the one at hand from now on */
  beginSpan(): number {
    this.#tagStart = this.columns.tags;
    this.#numberStart = this.columns.numbers;
    this.#spanPriority = noPriority;
    return this.columns.addSpan();
  }

  endSpan(): void {
    const { columns } = this;
    const row = columns.spans - 1;
    columns.tagEnd[row] = columns.tags;
    columns.numberEnd[row] = columns.numbers;
    if (this.#spanPriority !== noPriority) this.#takePriority(row);
    if (!this.extra.isOpen) return;
    const extra = this.extra.take(row);
    if (extra) columns.extras.push(extra);
  }

  /** Ends the chunk at hand: the spans since the last one, of which there may be none. */
  endChunk(): void {
    const { columns } = this;
    const { high, low } = this.#traceId?.high ?? this.#traceHigh;
    if (high !== 0 || low !== 0) {
      for (let row = this.#chunkStart.spans; row < columns.spans; row++) {
        columns.traceHigh[2 * row] = low;
        columns.traceHigh[2 * row + 1] = high;
      }
    }
    if (this.#traceId) {
      for (let row = this.#chunkStart.spans; row < columns.spans; row++) {
        columns.traceLow[2 * row] = this.#traceId.low.low;
        columns.traceLow[2 * row + 1] = this.#traceId.low.high;
      }
    }
    const said = [this.#chunkPriority, this.#rootPriority, this.#firstPriority].find((each) => each !== noPriority);
    columns.priority.fill(said ?? noPriority, this.#chunkStart.spans, columns.spans);
    columns.endChunk();
    this.#beginChunk();
  }

  /** Forgets the tags of the span at hand: they come again. */
  restartTags(): void {
    this.columns.tags = this.#tagStart;
    if (this.extra.isOpen) this.extra.set({ jsonLinks: [], jsonEvents: [] });
    if (this.columns.spans - 1 === this.#chunkStart.spans) this.setTraceHigh(0, 0);
  }

  /** Forgets the numbers of the span at hand: they come again. */
  restartNumbers(): void {
    this.columns.numbers = this.#numberStart;
    this.setFlag(spanFlags.measured, false);
    this.#spanPriority = noPriority;
  }

  /** A tag of the span at hand, of which `kinds` has nothing for the key. */
  addTag(key: number, value: number): void {
    const { columns, texts } = this;
    const last = texts.lastTag[key] as number;
    if (last >= this.#tagStart && last < columns.tags && columns.tagKey[last] === key) {
      columns.tagValue[last] = value;
      return;
    }
    texts.lastTag[key] = columns.tags;
    columns.addTag(key, value);
  }

  /** A tag of the span at hand whose key is a known one: it may become something else. */
  addKnownTag(key: number, text: string): void {
    if (!this.#isMore(this.texts.kinds[key] as number, text)) this.addTag(key, this.texts.add(text));
  }

  /** A number of the span at hand. */
  addNumber(key: number, value: number): void {
    const { columns, texts } = this;
    const kind = texts.kinds[key];
    if (kind === knownKeys.measured) this.setFlag(spanFlags.measured, value !== 0);
    else if (kind === knownKeys.samplingPriority) this.#spanPriority = priorityOf(value);
    const last = texts.lastNumber[key] as number;
    if (last >= this.#numberStart && last < columns.numbers && columns.numberKey[last] === key) {
      columns.numberValue[last] = value;
      return;
    }
    texts.lastNumber[key] = columns.numbers;
    columns.addNumber(key, value);
  }

  /** @param flag one of `spanFlags`, for the span at hand */
  setFlag(flag: number, isSet: boolean): void {
    const { flags, spans } = this.columns;
    const before = flags[spans - 1] as number;
    flags[spans - 1] = isSet ? before | flag : before & ~flag;
  }

  /** The priority of the chunk at hand, as the chunk itself says. */
  setPriority(value: number): void {
    this.#chunkPriority = priorityOf(value);
  }

  /** The upper half of the trace's id, of the whole chunk at hand. */
  setTraceHigh(high: number, low: number): void {
    this.#traceHigh = { high, low };
  }

  /** The trace's id, of the whole chunk at hand: 16 bytes, the highest first. */
  setTraceId(id: Buffer): void {
    this.#traceId = {
      high: { high: id.readUInt32BE(0), low: id.readUInt32BE(4) },
      low: { high: id.readUInt32BE(8), low: id.readUInt32BE(12) },
    };
  }

  /** The upper half as 16 hex digits. @returns false when the text is something else */
  setTraceHighOfText(text: string): boolean {
    if (!/^[\da-fA-F]{16}$/.test(text)) return false;
    this.setTraceHigh(Number.parseInt(text.slice(0, 8), 16), Number.parseInt(text.slice(8), 16));
    return true;
  }

  /** Adds to the first span of the chunk at hand, if there is one, what that does not have. */
  addToFirstSpan(tags: ReadonlyMap<string, string>, numbers: ReadonlyMap<string, number>): void {
    const { columns, texts } = this;
    const row = this.#chunkStart.spans;
    if (row === columns.spans || tags.size + numbers.size === 0) return;
    const hasTag = new Set(columns.tagKey.subarray(this.#chunkStart.tags, columns.tagEnd[row]));
    const newTags = [...tags].map(([key, value]) => [texts.add(key), texts.add(value)] as const);
    columns.insertTags(
      row,
      newTags.filter(([key]) => !hasTag.has(key)),
    );
    const hasNumber = new Set(columns.numberKey.subarray(this.#chunkStart.numbers, columns.numberEnd[row]));
    const newNumbers = [...numbers].map(([key, value]) => [texts.add(key), value] as const);
    columns.insertNumbers(
      row,
      newNumbers.filter(([key]) => !hasNumber.has(key)),
    );
  }

  /** To be asked before tags of a chunk or a payload are made. @throws HttpError 413 */
  demandCommonTags(count: number): void {
    if (count > this.#limits.commonTags) throw errors.tooManyInTraces('tags of a chunk', this.#limits.commonTags);
  }

  /** Steps over a value that its place does not take; anything but nil is counted. */
  skipOdd(reader: MsgpackReader): undefined {
    if (reader.nil()) return;
    this.oddValues += 1;
    reader.skip();
  }

  #beginChunk(): void {
    const { spans, tags, numbers } = this.columns;
    this.#chunkStart = { spans, tags, numbers };
    this.#traceHigh = { high: 0, low: 0 };
    this.#traceId = undefined;
    this.#chunkPriority = noPriority;
    this.#rootPriority = noPriority;
    this.#firstPriority = noPriority;
    this.#isInChunk = false;
    this.extra.clear();
  }

  /** Whether a known tag is no tag. */
  #isMore(kind: number, text: string): boolean {
    switch (kind) {
      case knownKeys.traceIdHigh:
        if (this.columns.spans - 1 !== this.#chunkStart.spans) return false;
        return this.setTraceHighOfText(text);
      case knownKeys.spanLinks: {
        const jsonLinks = spanLinksOfJson(text, this.extra);
        if (jsonLinks) this.extra.set({ jsonLinks });
        return jsonLinks !== undefined;
      }
      case knownKeys.events: {
        const jsonEvents = spanEventsOfJson(text, this.extra);
        if (jsonEvents) this.extra.set({ jsonEvents });
        return jsonEvents !== undefined;
      }
      default:
        return false;
    }
  }

  #takePriority(row: number): void {
    const { parentId } = this.columns;
    const isRoot = parentId[2 * row] === 0 && parentId[2 * row + 1] === 0;
    if (isRoot && this.#rootPriority === noPriority) this.#rootPriority = this.#spanPriority;
    if (this.#firstPriority === noPriority) this.#firstPriority = this.#spanPriority;
  }
}

/** 64 bits of an id. */
interface Half {
  readonly high: number;
  readonly low: number;
}

/** A priority that a column of bytes holds. */
function priorityOf(value: number): number {
  return Number.isNaN(value) || value === noPriority ? noPriority : Math.trunc(Math.max(-127, Math.min(127, value)));
}
