import type { SpanBatch } from '../../../../lib/model/span.ts';

/** The columns of a span that are texts. */
export type TextColumn = 'service' | 'name' | 'resource' | 'type' | 'env' | 'version' | 'host';

/** The number of the empty text in every column, whether a span has had it or not: it says that a span has no value. */
export const emptyNumber = 1;

/**
 * In the order of the table, each with the attribute that searches call it by. Their keys in the dictionary have the ids
 * from 1 on: the order must not change.
 */
export const textColumns: readonly { readonly column: TextColumn & keyof SpanBatch; readonly attribute: string }[] = [
  { column: 'service', attribute: 'service' },
  { column: 'name', attribute: 'operation_name' },
  { column: 'resource', attribute: 'resource_name' },
  { column: 'type', attribute: 'type' },
  { column: 'env', attribute: 'env' },
  { column: 'version', attribute: 'version' },
  { column: 'host', attribute: 'host' },
];
