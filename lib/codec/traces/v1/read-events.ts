import type { SpanEvent, SpanEventValue } from '../../../model/span.ts';
import { attributeEventValue } from './attribute-value.ts';
import { readAttributeEntries } from './read-attributes.ts';
import type { V1Source } from './v1-source.ts';

/** Reads the events of a span of v1.0 (wire.md 2.7); nil is none. @throws HttpError 400 when the bytes are none */
export function readEvents(from: V1Source): SpanEvent[] {
  const items = from.list('events');
  const events: SpanEvent[] = [];
  for (let i = 0; i < items; i++) {
    from.builder.extra.demand(1);
    events.push(readEvent(from));
  }
  return events;
}

function readEvent(from: V1Source): SpanEvent {
  let name = '';
  let timeNs = 0n;
  let attributes: [string, SpanEventValue][] = [];
  const fields = from.map('event');
  for (let i = 0; i < fields; i++) {
    const field = from.field();
    if (field === 1) timeNs = from.bigint();
    else if (field === 2) name = from.texts.nextString();
    else if (field === 3) {
      attributes = readAttributeEntries(from).map(([key, value]) => [key, attributeEventValue(value)]);
    } else from.texts.skip();
  }
  return { name, timeNs: BigInt.asIntN(64, timeNs), attributes: Object.fromEntries(attributes) };
}
