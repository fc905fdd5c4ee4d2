import type { LabEvent } from '../../../../lib/model/event.ts';
import type { Context } from '../../../../lib/model/metric.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import type { SinkMessage } from '../../store/store.ts';
import { bytesPerTag } from './identity-key.ts';

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
