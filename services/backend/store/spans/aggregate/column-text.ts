import { type KeyTerms, keyFacts } from '../key-terms.ts';
import { extraValues, type Question } from '../search/span-conditions.ts';
import { emptyNumber, type TextColumn, textColumns } from '../text-columns.ts';

/** A text column as something to group and to compare by, never NULL; `nameOf` says which text it is. */
export interface ColumnText {
  readonly sql: string;
  readonly nameOf: (key: unknown) => string;
}

/** Numbers of the dictionary where all values have one; texts, which take longer to make, where some have none. */
export function columnText(name: TextColumn, { dictionary, values }: Question): ColumnText {
  const at = textColumns.findIndex(({ column }) => column === name);
  const key = dictionary.columns[at] as KeyTerms;
  if (!key.has(keyFacts.extra)) return { sql: name, nameOf: (number) => key.textOf(Number(number)) };
  const term = `(SELECT any_value(value) FROM span_terms WHERE key = ${key.id} AND number = ${name})`;
  const extra = `${extraValues('column', key.name, values)}[1]`;
  return {
    sql: `CASE ${name} WHEN 0 THEN ${extra} WHEN ${emptyNumber} THEN '' ELSE ${term} END`,
    nameOf: String,
  };
}
