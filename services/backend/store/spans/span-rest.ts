import { deserialize, serialize } from 'node:v8';
import type { Span, SpanExtra } from '../../../../lib/model/span.ts';

/** What of a span has no column, as the column `rest` holds it. */
export type SpanRest = Pick<Span, 'links' | 'events' | 'metaStruct'>;

/** Puts links, events and structures into bytes (those of structured clone: nanoseconds and bytes stay what they are). */
export function writeSpanRest({ links, events, metaStruct }: SpanExtra): Uint8Array {
  return serialize({
    ...(links && { links }),
    ...(events && { events }),
    ...(metaStruct && { metaStruct: { ...metaStruct } }),
  } satisfies SpanRest);
}

/** Reads what `writeSpanRest` has written; empty bytes are nothing. */
export function readSpanRest(bytes: Uint8Array): SpanRest {
  return bytes.length === 0 ? {} : (deserialize(bytes) as SpanRest);
}
