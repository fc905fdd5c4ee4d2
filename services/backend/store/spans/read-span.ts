import { noPriority, type Span, spanFlags } from '../../../../lib/model/span.ts';
import { parseExtra } from './extra-text.ts';
import type { KeyTerms } from './key-terms.ts';
import type { SpanDictionary } from './span-dictionary.ts';
import { readSpanRest } from './span-rest.ts';
import { keyIdOf, numberOf } from './tag-id.ts';
import { textColumns } from './text-columns.ts';

/** What `readSpan` wants of a row, in this order. */
export const spanColumns =
  'id, start_ns, duration_ns, trace_high, trace_low, span_id, parent_id, flags, priority, ' +
  `${textColumns.map(({ column }) => column).join(', ')}, tags, extra, number_keys, number_values, rest`;

const textsAt = 9;

/** Puts a span together from its row. */
export function readSpan(row: readonly unknown[], dictionary: SpanDictionary): Span {
  const [id, startNs, durationNs, traceHigh, traceLow, spanId, parentId, flags, priority] = row;
  const [tagIds, extra, numberKeys, numberValues, rest] = row.slice(textsAt + textColumns.length);
  const extras = (extra as readonly string[]).map(parseExtra);
  const text = (at: number): string => {
    const key = dictionary.columns[at] as KeyTerms;
    const number = Number(row[textsAt + at]);
    if (number !== 0) return key.textOf(number);
    return extras.find(({ kind, name }) => kind === 'column' && name === key.name)?.value ?? '';
  };
  const bits = Number(flags);
  return {
    id: String(id),
    traceId: ((traceHigh as bigint) << 64n) | (traceLow as bigint),
    spanId: spanId as bigint,
    parentId: parentId as bigint,
    startNs: startNs as bigint,
    durationNs: durationNs as bigint,
    service: text(0),
    name: text(1),
    resource: text(2),
    type: text(3),
    env: text(4),
    version: text(5),
    host: text(6),
    isError: (bits & spanFlags.error) !== 0,
    isTopLevel: (bits & spanFlags.topLevel) !== 0,
    isMeasured: (bits & spanFlags.measured) !== 0,
    isUnsampled: (bits & spanFlags.unsampled) !== 0,
    ...(priority === noPriority ? {} : { priority: Number(priority) }),
    tags: tagsOf(tagIds as readonly number[], extras, dictionary),
    numbers: numbersOf(numberKeys as readonly number[], numberValues as readonly number[], { extras, dictionary }),
    ...readSpanRest(rest as Uint8Array),
  };
}

type Extras = readonly ReturnType<typeof parseExtra>[];

/** Number 0 stands for the next tag in `extra`: tags keep the order in which they were sent. */
function tagsOf(tagIds: readonly number[], extras: Extras, dictionary: SpanDictionary): Span['tags'] {
  const inExtra = extras.filter(({ kind }) => kind === 'tag').values();
  return tagIds.map((tagId) => {
    const key = dictionary.keyOf(keyIdOf(tagId));
    if (numberOf(tagId) !== 0) return [key.name, key.textOf(numberOf(tagId))] as const;
    const extra = inExtra.next().value;
    return [extra?.name ?? key.name, extra?.value ?? ''] as const;
  });
}

function numbersOf(
  keys: readonly number[],
  values: readonly number[],
  { extras, dictionary }: { readonly extras: Extras; readonly dictionary: SpanDictionary },
): Span['numbers'] {
  const numbers = keys.map((key, at) => [dictionary.keyOf(key).name, values[at] as number] as const);
  const inExtra = extras.filter(({ kind }) => kind === 'number');
  return Object.fromEntries([...numbers, ...inExtra.map(({ name, value }) => [name, Number(value)] as const)]);
}
