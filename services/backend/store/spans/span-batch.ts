import { noPriority, type Span, type SpanBatch, type SpanExtra, spanFlags } from '../../../../lib/model/span.ts';

/** A span as somebody gives it; what is left out is empty, of the first moment, without parent. */
export type GivenSpan = Partial<Omit<Span, 'id'>>;

/** Puts spans into columns: few, as tests have them; what comes from tracers never is an object. */
export function spanBatch(...spans: readonly GivenSpan[]): SpanBatch {
  const texts = new Map<string, number>([['', 0]]);
  const position = (text = ''): number => {
    const at = texts.get(text) ?? texts.size;
    texts.set(text, at);
    return at;
  };
  const tags = spans.map((span) => span.tags ?? []);
  const numbers = spans.map((span) => Object.entries(span.numbers ?? {}));
  const column = (value: (span: GivenSpan) => string | undefined) =>
    Uint32Array.from(spans, (span) => position(value(span)));
  const wide = (value: (span: GivenSpan) => bigint) => BigUint64Array.from(spans, value);
  const batch = {
    traceHigh: wide(({ traceId = 0n }) => traceId >> 64n),
    traceLow: wide(({ traceId = 0n }) => traceId & 0xffffffffffffffffn),
    spanId: wide(({ spanId = 0n }) => spanId),
    parentId: wide(({ parentId = 0n }) => parentId),
    startNs: BigInt64Array.from(spans, ({ startNs = 0n }) => startNs),
    durationNs: BigInt64Array.from(spans, ({ durationNs = 0n }) => durationNs),
    flags: Uint8Array.from(spans, flagsOf),
    priority: Int8Array.from(spans, ({ priority = noPriority }) => priority),
    service: column(({ service }) => service),
    name: column(({ name }) => name),
    resource: column(({ resource }) => resource),
    type: column(({ type }) => type),
    env: column(({ env }) => env),
    version: column(({ version }) => version),
    host: column(({ host }) => host),
    tagEnd: endsOf(tags),
    tagKey: Uint32Array.from(tags.flat(), ([key]) => position(key)),
    tagValue: Uint32Array.from(tags.flat(), ([, value]) => position(value)),
    numberEnd: endsOf(numbers),
    numberKey: Uint32Array.from(numbers.flat(), ([key]) => position(key)),
    numberValue: Float64Array.from(numbers.flat(), ([, value]) => value),
    extras: spans.flatMap(extraOf),
  };
  return { ...batch, texts: [...texts.keys()] };
}

function flagsOf({ isError, isTopLevel, isMeasured, isUnsampled }: GivenSpan): number {
  return (
    (isError ? spanFlags.error : 0) |
    (isTopLevel ? spanFlags.topLevel : 0) |
    (isMeasured ? spanFlags.measured : 0) |
    (isUnsampled ? spanFlags.unsampled : 0)
  );
}

function endsOf(lists: readonly (readonly unknown[])[]): Uint32Array<ArrayBuffer> {
  let end = 0;
  return Uint32Array.from(lists, ({ length }) => (end += length));
}

function extraOf({ links, events, metaStruct }: GivenSpan, span: number): SpanExtra[] {
  if (!links && !events && !metaStruct) return [];
  return [{ span, ...(links && { links }), ...(events && { events }), ...(metaStruct && { metaStruct }) }];
}
