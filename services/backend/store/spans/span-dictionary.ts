import type { DuckDBConnection } from '@duckdb/node-api';
import type { Counters } from '../engine/counters.ts';
import { KeyTerms, keyFacts } from './key-terms.ts';
import { numericText } from './numeric-text.ts';
import { keyIdLimit, valuesPerKeyLimit } from './tag-id.ts';
import { emptyNumber, textColumns } from './text-columns.ts';

/** What a dictionary holds at most. */
export interface DictionaryLimits {
  /** Keys of tags and numbers. */
  readonly keys: number;
  /** Values of one key of tags; at most 4,095. */
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

/** A row of `span_terms`. */
interface Term {
  readonly key: number;
  readonly number: number;
  readonly value: string;
}

/** A row of `span_keys`. */
interface KeyRow {
  readonly id: number;
  readonly name: string;
  readonly facts: number;
}

/**
 * The texts of spans, each stored once: a number for each value of each key. It is bounded, so that keys with ever new
 * values cannot fill the memory: what has no room has number 0 and stands in the span itself (`extra`).
 */
export class SpanDictionary {
  /** The keys of the text columns, in their order. */
  readonly columns: readonly KeyTerms[];
  /** Stands for every key that there is no room for; it has no values. */
  readonly others = new KeyTerms(0, '', 0);
  readonly #limits: DictionaryLimits;
  readonly #counters: Counters;
  readonly #byName = new Map<string, KeyTerms>();
  #byId: (KeyTerms | undefined)[];
  #bytes = 0;
  #newKeys: KeyRow[] = [];
  #newTerms: Term[] = [];

  constructor(counters: Counters, limits: DictionaryLimits = defaultDictionaryLimits) {
    this.#limits = { ...limits, valuesPerTag: Math.min(limits.valuesPerTag, valuesPerKeyLimit) };
    this.#counters = counters;
    this.columns = textColumns.map(({ attribute }, at) => {
      const key = new KeyTerms(at + 1, attribute, limits.valuesPerColumn + 1);
      key.set(emptyNumber, '');
      return key;
    });
    this.#byId = [this.others, ...this.columns];
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const keys = await connection.runAndReadAll('SELECT id, name, bit_or(facts) FROM span_keys GROUP BY ALL');
    for (const [id, name, facts] of keys.getRowsJS()) {
      const key = this.#byId[Number(id)] ?? this.#put(Number(id), String(name));
      key.facts |= Number(facts);
    }
    const terms = await connection.runAndReadAll('SELECT key, number, value FROM span_terms');
    for (const [id, number, value] of terms.getRowsJS()) {
      this.#byId[Number(id)]?.set(Number(number), String(value));
      this.#bytes += termBytes + 2 * String(value).length;
    }
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
    const known = key.numberOf(value);
    if (known !== undefined) return known;
    const bytes = termBytes + 2 * value.length;
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

  /** What is new, for the transaction that stores the spans which have it. */
  take(): { write(connection: DuckDBConnection): Promise<void>; restore(): void } {
    const keys = this.#newKeys;
    const terms = this.#newTerms;
    this.#newKeys = [];
    this.#newTerms = [];
    this.#count();
    return {
      write: async (connection) => {
        await appendKeys(connection, keys);
        await appendTerms(connection, terms);
      },
      restore: () => {
        this.#newKeys = [...keys, ...this.#newKeys];
        this.#newTerms = [...terms, ...this.#newTerms];
      },
    };
  }

  #addKey(name: string): KeyTerms | undefined {
    const bytes = termBytes + 2 * name.length;
    const hasRoom = name.length <= this.#limits.length && this.#bytes + bytes <= this.#limits.bytes;
    if (!hasRoom || this.#byName.size >= this.#limits.keys) return undefined;
    const id = Math.max(firstKeyId, this.#byId.length);
    if (id > keyIdLimit) return undefined;
    return this.#put(id, name);
  }

  #put(id: number, name: string): KeyTerms {
    const key = new KeyTerms(id, name, this.#limits.valuesPerTag);
    this.#byName.set(name, key);
    this.#byId[id] = key;
    this.#bytes += termBytes + 2 * name.length;
    return key;
  }

  /** Remembers what a key is seen as, for good. */
  #note(key: KeyTerms, fact: number): void {
    if (key.has(fact)) return;
    key.facts |= fact;
    this.#newKeys.push({ id: key.id, name: key.name, facts: fact });
  }

  #count(): void {
    this.#counters.set('store.span_dictionary_bytes', this.#bytes);
  }
}

async function appendKeys(connection: DuckDBConnection, keys: readonly KeyRow[]): Promise<void> {
  if (keys.length === 0) return;
  const appender = await connection.createAppender('span_keys');
  try {
    for (const { id, name, facts } of keys) {
      appender.appendUInteger(id);
      appender.appendVarchar(name);
      appender.appendUTinyInt(facts);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}

async function appendTerms(connection: DuckDBConnection, terms: readonly Term[]): Promise<void> {
  if (terms.length === 0) return;
  const appender = await connection.createAppender('span_terms');
  try {
    for (const { key, number, value } of terms) {
      appender.appendUInteger(key);
      appender.appendUInteger(number);
      appender.appendVarchar(value);
      const numeric = numericText(value);
      if (numeric === undefined) appender.appendNull();
      else appender.appendDouble(numeric);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}
