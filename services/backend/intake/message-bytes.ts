import type { LabEvent } from '../../../lib/model/event.ts';
import type { Context } from '../../../lib/model/metric.ts';
import type { ServiceCheck } from '../../../lib/model/service-check.ts';
import type { SpanBatch, SpanExtra } from '../../../lib/model/span.ts';
import type { SinkMessage } from '../store/store.ts';
import { bytesPerTag } from './dogstatsd/identity-key.ts';

/** What a row or an object takes besides its text. */
const bytesPerItem = 64;

/** About how much memory a message to the store takes, in bytes. */
export function messageBytes(message: SinkMessage): number {
  switch (message.kind) {
    case 'points':
      return sumOf(message.batch.contexts, contextBytes) + bytesPerItem * message.batch.value.length;
    case 'sketches': {
      const { contexts, count, binKey } = message.batch;
      return sumOf(contexts, contextBytes) + bytesPerItem * (count.length + binKey.length);
    }
    case 'checks':
      return sumOf(message.checks, checkBytes);
    case 'events':
      return sumOf(message.events, eventBytes);
    case 'spans':
      return spanBytes(message.batch);
    default:
      return 0;
  }
}

export function contextBytes({ metric, host, tags }: Pick<Context, 'metric' | 'host' | 'tags'>): number {
  return bytesPerItem + metric.length + host.length + tagBytes(tags);
}

export function checkBytes({ check, host, message, tags }: ServiceCheck): number {
  return bytesPerItem + check.length + host.length + message.length + tagBytes(tags);
}

export function eventBytes({ title, text, host, aggregationKey, sourceTypeName, tags }: LabEvent): number {
  const texts = [title, text, host, aggregationKey, sourceTypeName];
  return bytesPerItem + sumOf(texts, (each) => each.length) + tagBytes(tags);
}

/** What a span's entries in all columns take, without tags and numbers. */
const bytesPerSpan = 100;

/** Key and value of a tag, a number or a text, besides the characters. */
const bytesPerEntry = 16;

function spanBytes({ spanId, tagKey, numberKey, texts, extras }: SpanBatch): number {
  const entries = tagKey.length + numberKey.length + texts.length;
  const chars = sumOf(texts, ({ length }) => length);
  return bytesPerSpan * spanId.length + bytesPerEntry * entries + chars + sumOf(extras, extraBytes);
}

function extraBytes({ links = [], events = [], metaStruct = {} }: SpanExtra): number {
  const attributes = [...links, ...events].map((each) => Object.keys(each.attributes).length);
  const blobs = sumOf(Object.values(metaStruct), ({ length }) => length);
  return bytesPerItem * (1 + attributes.length + sumOf(attributes, (count) => count)) + blobs;
}

function tagBytes(tags: readonly string[]): number {
  let bytes = bytesPerTag * tags.length;
  for (const tag of tags) bytes += tag.length;
  return bytes;
}

function sumOf<Item>(items: readonly Item[], bytesOf: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += bytesOf(item);
  return sum;
}
