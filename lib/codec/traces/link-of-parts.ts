import type { SpanLink } from '../../model/span.ts';

/** What a link comes as where its ids are numbers. */
export interface LinkParts {
  readonly traceIdHigh: bigint;
  readonly traceId: bigint;
  readonly spanId: bigint;
  readonly attributes: readonly (readonly [string, string])[];
  readonly tracestate: string;
  /** Bit 31 says that there are some. */
  readonly flags: number;
}

/** The link as it is kept. */
export function linkOfParts(parts: LinkParts): SpanLink {
  const { traceIdHigh, traceId, spanId, attributes, tracestate, flags } = parts;
  return {
    traceId: hex(traceIdHigh) + hex(traceId),
    spanId: hex(spanId),
    attributes: Object.fromEntries(attributes),
    ...(tracestate !== '' && { tracestate }),
    ...(flags !== 0 && { flags: flags & 0x7fff_ffff }),
  };
}

function hex(half: bigint): string {
  return BigInt.asUintN(64, half).toString(16).padStart(16, '0');
}
