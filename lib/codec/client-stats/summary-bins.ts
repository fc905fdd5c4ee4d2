import { NumberList } from '../protobuf/number-list.ts';
import { protobufFields } from '../protobuf/protobuf-fields.ts';

/**
 * Reads the bins of a store, protobuf `Store{1 map of sint32 index to double, 2 contiguous doubles, 3 sint32 the first
 * one's index}`; both kinds may be there.
 * @throws HttpError 400 when the bytes are no store
 */
export function readBins(message: Buffer, take: (index: number, weight: number) => void): void {
  const contiguous = new NumberList('double');
  let first = 0;
  for (const field of protobufFields(message)) {
    if (field.field === 1 && field.kind === 'bytes') readBin(field.value, take);
    else if (field.field === 2) contiguous.add(field);
    else if (field.field === 3 && field.kind === 'integer') first = zigzag(field.value);
  }
  for (let i = 0; i < contiguous.length; i++) take(first + i, contiguous.at(i) ?? 0);
}

function readBin(entry: Buffer, take: (index: number, weight: number) => void): void {
  let index = 0;
  let weight = 0;
  for (const { field, kind, value } of protobufFields(entry)) {
    if (field === 1 && kind === 'integer') index = zigzag(value);
    else if (field === 2 && kind === 'double') weight = value;
  }
  take(index, weight);
}

function zigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
