import type { SpanLink } from '../../../model/span.ts';
import { linkOfParts } from '../link-of-parts.ts';
import { attributeText } from './attribute-value.ts';
import { readAttributeEntries } from './read-attributes.ts';
import type { V1Source } from './v1-source.ts';

/** Reads the links of a span of v1.0 (wire.md 2.7); nil is none. @throws HttpError 400 when the bytes are none */
export function readLinks(from: V1Source): SpanLink[] {
  const items = from.list('links');
  const links: SpanLink[] = [];
  for (let i = 0; i < items; i++) {
    from.builder.extra.demand(1);
    links.push(readLink(from));
  }
  return links;
}

function readLink(from: V1Source): SpanLink {
  let traceId: Buffer | undefined;
  let spanId = 0n;
  let attributes: [string, string][] = [];
  let tracestate = '';
  let flags = 0;
  const fields = from.map('link');
  for (let i = 0; i < fields; i++) {
    const field = from.field();
    if (field === 1) traceId = from.traceId();
    else if (field === 2) spanId = from.bigint();
    else if (field === 3) attributes = readAttributeEntries(from).map(([key, value]) => [key, attributeText(value)]);
    else if (field === 4) tracestate = from.texts.nextString();
    else if (field === 5) flags = from.number();
    else from.texts.skip();
  }
  const traceIdHigh = traceId?.readBigUInt64BE(0) ?? 0n;
  return linkOfParts({
    traceIdHigh,
    traceId: traceId?.readBigUInt64BE(8) ?? 0n,
    spanId,
    attributes,
    tracestate,
    flags,
  });
}
