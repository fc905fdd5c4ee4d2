import type { DuckDBConnection } from '@duckdb/node-api';
import { visitNumberColumns } from '../engine/number-columns.ts';
import { keyFacts } from './key-terms.ts';
import { keyIdOf, numberOf } from './tag-id.ts';
import { textColumns } from './text-columns.ts';

/** What spans have of a key. */
export interface KeyInUse {
  /** `keyFacts`, added up. */
  facts: number;
  readonly numbers: Set<number>;
}

/** What the stored spans have of the dictionary, by the key's id. Looks at all of them: to be asked in the background. */
export async function termsInUse(connection: DuckDBConnection): Promise<ReadonlyMap<number, KeyInUse>> {
  const inUse = new Map<number, KeyInUse>();
  const note = (keyId: number, fact: number, number?: number): void => {
    const key = inUse.get(keyId) ?? { facts: 0, numbers: new Set<number>() };
    inUse.set(keyId, key);
    key.facts |= fact | (number === 0 ? keyFacts.extra : 0);
    if (number !== undefined && number !== 0) key.numbers.add(number);
  };
  const visit = async (sql: string, each: (value: number) => void): Promise<void> => {
    const result = await connection.run(`SELECT DISTINCT ${sql} FROM spans`);
    visitNumberColumns(result, ([values]) => values?.forEach(each));
  };
  for (const [at, { column }] of textColumns.entries()) await visit(column, (number) => note(at + 1, 0, number));
  await visit('unnest(tags)', (tagId) => note(keyIdOf(tagId), keyFacts.tag, numberOf(tagId)));
  await visit('unnest(number_keys)', (keyId) => note(keyId, keyFacts.number));
  await visit("count_if(len(list_filter(extra, lambda text: starts_with(text, '#'))) > 0)::UINTEGER", (spans) => {
    if (spans > 0) note(0, keyFacts.number);
  });
  return inUse;
}
