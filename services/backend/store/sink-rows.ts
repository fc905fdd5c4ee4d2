import type { SinkMessage } from './store.ts';

/** How many rows a message adds to what is unanswered: those that are kept. Open buckets are replaced, not kept. */
export function sinkRows(message: SinkMessage): number {
  switch (message.kind) {
    case 'points':
      return message.batch.value.length;
    case 'sketches':
      return message.batch.count.length + message.batch.binKey.length;
    case 'checks':
      return message.checks.length;
    case 'events':
      return message.events.length;
    case 'host':
      return 1;
    case 'open':
      return 0;
  }
}
