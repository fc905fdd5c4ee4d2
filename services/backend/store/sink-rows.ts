import type { LabEvent } from '../../../lib/model/event.ts';
import type { HostReport } from '../../../lib/model/host.ts';
import type { ServiceCheck } from '../../../lib/model/service-check.ts';
import type { SpanBatch } from '../../../lib/model/span.ts';
import type { SinkMessage } from './store.ts';

/** Bytes of memory, roughly, that the bounds on waiting rows count as one row. */
const rowChars = 100;

/** What a service check or an event takes without its texts, in rows. */
const objectRows = 4;

/**
 * How many rows a message adds to what is unanswered: those that are kept. Open buckets are replaced, not kept. A service
 * check or an event counts as several, by its size: bounds on rows are bounds on memory.
 */
export function sinkRows(message: SinkMessage): number {
  switch (message.kind) {
    case 'points':
      return message.batch.value.length;
    case 'sketches':
      return message.batch.count.length + message.batch.binKey.length;
    case 'checks':
      return sumOf(message.checks, checkRows);
    case 'events':
      return sumOf(message.events, eventRows);
    case 'spans':
      return spanRows(message.batch);
    case 'host':
      return hostRows(message.host);
    case 'profile':
      return 1;
    case 'open':
      return 0;
  }
}

/** How many rows a service check counts as. */
export function checkRows({ check, host, message, tags }: ServiceCheck): number {
  return rowsOf(check.length + host.length + message.length, tags);
}

/** How many rows spans count as: their columns, tags and texts. */
export function spanRows({ spanId, tagKey, numberKey, texts, extras }: SpanBatch): number {
  const cells = spanId.length + Math.ceil((tagKey.length + numberKey.length) / 8);
  return cells + extras.length + Math.floor(sumOf(texts, ({ length }) => length) / rowChars);
}

/** How many rows an event counts as. */
export function eventRows(event: LabEvent): number {
  const { title, text, host, aggregationKey, sourceTypeName, deviceName, attributes } = event;
  const attributeChars = attributes ? JSON.stringify(attributes).length : 0;
  const words = host.length + aggregationKey.length + sourceTypeName.length + deviceName.length;
  return rowsOf(title.length + text.length + words + attributeChars, event.tags);
}

/** How many rows a report of a host counts as. */
export function hostRows({ system, checks = [], ...report }: HostReport): number {
  const tags = [report.tagsBySource, report.externalTagsBySource].flatMap((bySource) => Object.values(bySource ?? {}));
  const checkChars = sumOf(checks, ({ check, source, checkId, message }) => {
    return check.length + source.length + checkId.length + message.length + rowChars;
  });
  return (
    1 + Math.floor(((system?.gohai?.length ?? 0) + checkChars + sumOf(tags.flat(), ({ length }) => length)) / rowChars)
  );
}

function rowsOf(chars: number, tags: readonly string[]): number {
  return objectRows + Math.floor((chars + sumOf(tags, ({ length }) => length)) / rowChars);
}

function sumOf<Item>(items: readonly Item[], size: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += size(item);
  return sum;
}
