import { NumberList } from '../protobuf/number-list.ts';
import { protobufFields } from '../protobuf/protobuf-fields.ts';
import { numberColumns, textColumns } from './columns.ts';
import { malformed } from './malformed.ts';

/** The columns of a payload as they were sent. */
export interface Columns {
  readonly numbers: Readonly<Record<keyof typeof numberColumns, NumberList>>;
  readonly texts: Readonly<Record<keyof typeof textColumns, Buffer>>;
  /** Tags and resources (type, name, type, name, …) of all series. */
  readonly common: { readonly tags: readonly string[]; readonly resources: readonly string[] };
}

/**
 * Reads `Payload{2 metadata{1 tags[], 2 resources[]}, 3 metricData}` without following references.
 * @throws HttpError 400 when the bytes are no protobuf, or hold no metric data
 */
export function readColumns(body: Buffer): Columns {
  const common = { tags: [] as string[], resources: [] as string[] };
  const numbers = Object.fromEntries(
    Object.entries(numberColumns).map(([name, [, encoding]]) => [name, new NumberList(encoding)]),
  ) as Columns['numbers'];
  const texts = { dictNameStr: Buffer.alloc(0), dictTagStr: Buffer.alloc(0), dictResourceStr: Buffer.alloc(0) };
  let hasData = false;
  for (const { field, kind, value } of protobufFields(body)) {
    if (kind !== 'bytes') continue;
    if (field === 2) readCommon(value, common);
    if (field !== 3) continue;
    hasData = true;
    readMetricData(value, { numbers, texts });
  }
  if (!hasData) throw malformed('metricData is missing');
  return { numbers, texts, common };
}

function readCommon(message: Buffer, common: { tags: string[]; resources: string[] }): void {
  for (const { field, kind, value } of protobufFields(message)) {
    if (kind !== 'bytes') continue;
    if (field === 1) common.tags.push(value.toString('utf8'));
    else if (field === 2) common.resources.push(value.toString('utf8'));
  }
}

const nameOfNumbers = new Map(
  Object.entries(numberColumns).map(([name, [field]]) => [field as number, name as keyof typeof numberColumns]),
);
const nameOfTexts = new Map(
  Object.entries(textColumns).map(([name, field]) => [field as number, name as keyof typeof textColumns]),
);

function readMetricData(
  message: Buffer,
  to: { readonly numbers: Columns['numbers']; readonly texts: Record<keyof typeof textColumns, Buffer> },
): void {
  for (const part of protobufFields(message)) {
    const numbers = nameOfNumbers.get(part.field);
    const texts = nameOfTexts.get(part.field);
    if (numbers) to.numbers[numbers].add(part);
    else if (texts && part.kind === 'bytes') to.texts[texts] = part.value;
  }
}
