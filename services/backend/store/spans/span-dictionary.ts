import type { DuckDBConnection } from '@duckdb/node-api';
import type { Counters } from '../engine/counters.ts';
import { appendKeys, appendTerms, type KeyRow, type Term } from './dictionary-rows.ts';
import { KeyTerms, keyFacts } from './key-terms.ts';
import { keyIdLimit, valuesPerKeyLimit } from './tag-id.ts';
import { textColumns } from './text-columns.ts';

/** What a dictionary holds at most. */
export interface DictionaryLimits {
  /** Keys of tags and numbers. */
  readonly keys: number;
  /** Values of one key of tags; at most half of 4,095, so that numbers of forgotten ones can rest. */
  readonly valuesPerTag: number;
  /** Values of one text column: of resources there are many. */
  readonly valuesPerColumn: number;
  /** Length of a key or value, in UTF-16 units. */
  readonly length: number;
  /** Memory of all, roughly. */
  readonly bytes: number;
}

export const defaultDictionaryLimits: DictionaryLimits = {
  keys: 4000,
  valuesPerTag: 2000,
  valuesPerColumn: 20_000,
  length: 5000,
  bytes: 64 * 1024 * 1024,
};

/** What a term takes besides its text, in bytes: its places in two lists and in the database's cache. */
const termBytes = 130;

/** Ids below are those of the text columns' keys; 0 is that of all keys that there is no room for. */
const firstKeyId = 16;

/**
 * The texts of spans, each stored once: a number for each value of each key. It is bounded, so that keys with ever new
 * values cannot fill the memory: what has no room has number 0 and stands in the span itself (`extra`).
 */
export class SpanDictionary {
  /** The keys of the text columns, in their order. */
  readonly columns: readonly KeyTerms[];
  /** Stands for every key that there is no room for; it has no values. */
  readonly others = new KeyTerms(0, '', { limit: 0, highest: 0 });
  readonly #limits: DictionaryLimits;
  readonly #counters: Counters;
  readonly #byName = new Map<string, KeyTerms>();
  #byId: (KeyTerms | undefined)[];
  #bytes = 0;
  #newKeys: KeyRow[] = [];
  #newTerms: Term[] = [];
  /** Something was forgotten: its tables have to be written anew. */
  #isRewritten = false;
  #freeKeyIds: number[] = [];
  #restingKeyIds: number[] = [];

  constructor(counters: Counters, limits: DictionaryLimits = defaultDictionaryLimits) {
    this.#limits = { ...limits, valuesPerTag: Math.min(limits.valuesPerTag, valuesPerKeyLimit >> 1) };
    this.#counters = counters;
    const ofColumns = { limit: limits.valuesPerColumn + 1, highest: 2 * limits.valuesPerColumn + 1, pinned: '' };
    this.columns = textColumns.map(({ attribute }, at) => new KeyTerms(at + 1, attribute, ofColumns));
    this.#byId = [this.others, ...this.columns];
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const keys = await connection.runAndReadAll('SELECT id, name, bit_or(facts) FROM span_keys GROUP BY ALL');
    for (const [id, name, facts] of keys.getRowsJS()) {
      const key = this.#byId[Number(id)] ?? this.#put(Number(id), String(name));
      key.note(Number(facts));
    }
    for (let id = firstKeyId; id < this.#byId.length; id++) if (!this.#byId[id]) this.#freeKeyIds.push(id);
    const terms = await connection.runAndReadAll('SELECT key, number, value FROM span_terms');
    for (const [id, number, value] of terms.getRowsJS()) {
      this.#byId[Number(id)]?.set(Number(number), String(value));
      this.#bytes += bytesOf(String(value));
    }
    for (const key of this.#all()) key.findFree();
    this.#count();
  }

  /** Keys of tags and numbers. */
  keys(): Iterable<KeyTerms> {
    return this.#byName.values();
  }

  /** The key of a tag or a number, if it has been seen. */
  find(name: string): KeyTerms | undefined {
    return this.#byName.get(name);
  }

  /** The key with an id of the database. */
  keyOf(id: number): KeyTerms {
    return this.#byId[id] ?? this.others;
  }

  /** The key of a tag or a number that is being stored; `others` when there is no room for it. */
  resolveKey(name: string, fact: number): KeyTerms {
    const key = this.#byName.get(name) ?? this.#addKey(name) ?? this.others;
    this.#note(key, fact);
    return key;
  }

  /** The number of a value that is being stored; 0 when there is no room for it. */
  resolve(key: KeyTerms, value: string): number {
    const known = key.use(value);
    if (known !== undefined) return known;
    const bytes = bytesOf(value);
    const hasRoom = value.length <= this.#limits.length && this.#bytes + bytes <= this.#limits.bytes;
    const number = hasRoom ? key.add(value) : 0;
    if (number === 0) {
      this.#note(key, keyFacts.extra);
      return 0;
    }
    this.#bytes += bytes;
    this.#newTerms.push({ key: key.id, number, value });
    return number;
  }

  /** Rows that `take` would give. */
  get pendingRows(): number {
    return this.#newKeys.length + this.#newTerms.length + Number(this.#isRewritten);
  }

  /** What is new, for the transaction that stores the spans which have it. */
  take(): { write(connection: DuckDBConnection): Promise<void>; restore(): void } {
    const isRewritten = this.#isRewritten;
    const keys = isRewritten ? this.#allKeys() : this.#newKeys;
    const terms = isRewritten ? this.#allTerms() : this.#newTerms;
    this.#isRewritten = false;
    this.#newKeys = [];
    this.#newTerms = [];
    this.#count();
    return {
      write: async (connection) => {
        if (isRewritten) for (const table of ['span_keys', 'span_terms']) await connection.run(`DELETE FROM ${table}`);
        await appendKeys(connection, keys);
        await appendTerms(connection, terms);
      },
      restore: () => {
        this.#isRewritten ||= isRewritten;
        this.#newKeys = [...keys, ...this.#newKeys];
        this.#newTerms = [...terms, ...this.#newTerms];
      },
    };
  }

  /** Whether it has too little room for what is to come. */
  get isCrowded(): boolean {
    const { bytes, keys } = this.#limits;
    const isHalfFull = this.#bytes > bytes / 2 || this.#byName.size > keys / 2;
    return isHalfFull || this.#all().some((key) => key.id !== 0 && key.isFull);
  }

  /** From now on notes what is asked for, for `forget`. */
  watch(): void {
    for (const key of this.#all()) key.watch();
  }

  /**
   * Forgets keys and values that no span has; what was asked for since `watch` stays.
   * @param inUse key's id → what spans have of it
   */
  forget(inUse: ReadonlyMap<number, { readonly facts: number; readonly numbers: ReadonlySet<number> }>): void {
    this.#freeKeyIds.push(...this.#restingKeyIds);
    this.#restingKeyIds = [];
    for (const key of this.#all()) {
      const forgotten = key.forget(inUse.get(key.id) ?? { facts: 0, numbers: new Set() });
      for (const value of forgotten) this.#bytes -= bytesOf(value);
      if (key.id >= firstKeyId && key.facts === 0) this.#remove(key);
    }
    this.#isRewritten = true;
    this.#count();
  }

  #remove(key: KeyTerms): void {
    this.#byName.delete(key.name);
    this.#byId[key.id] = undefined;
    this.#restingKeyIds.push(key.id);
    this.#bytes -= bytesOf(key.name);
  }

  #all(): KeyTerms[] {
    return [this.others, ...this.columns, ...this.#byName.values()];
  }

  #allKeys(): KeyRow[] {
    return this.#all().flatMap(({ id, name, facts }) => (facts === 0 ? [] : [{ id, name, facts }]));
  }

  #allTerms(): Term[] {
    return this.#all().flatMap((key) => key.entries().map(([value, number]) => ({ key: key.id, number, value })));
  }

  #addKey(name: string): KeyTerms | undefined {
    const bytes = bytesOf(name);
    const hasRoom = name.length <= this.#limits.length && this.#bytes + bytes <= this.#limits.bytes;
    if (!hasRoom || this.#byName.size >= this.#limits.keys) return undefined;
    const id = this.#freeKeyIds.pop() ?? Math.max(firstKeyId, this.#byId.length);
    if (id > keyIdLimit) return undefined;
    return this.#put(id, name);
  }

  #put(id: number, name: string): KeyTerms {
    const key = new KeyTerms(id, name, { limit: this.#limits.valuesPerTag, highest: valuesPerKeyLimit });
    this.#byName.set(name, key);
    this.#byId[id] = key;
    this.#bytes += bytesOf(name);
    return key;
  }

  /** Remembers what a key is seen as, for good. */
  #note(key: KeyTerms, fact: number): void {
    if (key.note(fact)) this.#newKeys.push({ id: key.id, name: key.name, facts: fact });
  }

  #count(): void {
    this.#counters.set('store.span_dictionary_bytes', this.#bytes);
  }
}

function bytesOf(text: string): number {
  return termBytes + 2 * text.length;
}
