import type { DuckDBConnection } from '@duckdb/node-api';
import { numericText } from './numeric-text.ts';

/** A row of `span_terms`. */
export interface Term {
  readonly key: number;
  readonly number: number;
  readonly value: string;
}

/** A row of `span_keys`. */
export interface KeyRow {
  readonly id: number;
  readonly name: string;
  readonly facts: number;
}

/** Appends rows to `span_keys`, within the connection's transaction. */
export async function appendKeys(connection: DuckDBConnection, keys: readonly KeyRow[]): Promise<void> {
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

/** Appends rows to `span_terms`, within the connection's transaction. */
export async function appendTerms(connection: DuckDBConnection, terms: readonly Term[]): Promise<void> {
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
