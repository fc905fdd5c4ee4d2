import type { DecodedTraces } from '../../../../../../lib/codec/traces/decoded-traces.ts';
import type { SpanBatch, SpanExtra } from '../../../../../../lib/model/span.ts';

type Column = SpanBatch[Exclude<keyof SpanBatch, 'texts' | 'extras'>];

/** Some chunks of a payload, in their order, as a payload of their own. The texts are shared. */
export function selectChunks(decoded: DecodedTraces, chunks: readonly number[]): DecodedTraces {
  const { batch, chunkEnd } = decoded;
  const ranges = chunks.map((chunk) => ({ from: endOf(chunkEnd, chunk - 1), to: endOf(chunkEnd, chunk) }));
  const tags = ranges.map(({ from, to }) => ({ from: endOf(batch.tagEnd, from - 1), to: endOf(batch.tagEnd, to - 1) }));
  const numbers = ranges.map(({ from, to }) => ({
    from: endOf(batch.numberEnd, from - 1),
    to: endOf(batch.numberEnd, to - 1),
  }));
  return {
    ...decoded,
    chunkEnd: endsOf(ranges.map(({ from, to }) => to - from)),
    batch: {
      texts: batch.texts,
      traceHigh: pick(batch.traceHigh, ranges),
      traceLow: pick(batch.traceLow, ranges),
      spanId: pick(batch.spanId, ranges),
      parentId: pick(batch.parentId, ranges),
      startNs: pick(batch.startNs, ranges),
      durationNs: pick(batch.durationNs, ranges),
      flags: pick(batch.flags, ranges),
      priority: pick(batch.priority, ranges),
      service: pick(batch.service, ranges),
      name: pick(batch.name, ranges),
      resource: pick(batch.resource, ranges),
      type: pick(batch.type, ranges),
      env: pick(batch.env, ranges),
      version: pick(batch.version, ranges),
      host: pick(batch.host, ranges),
      tagEnd: pickEnds(batch.tagEnd, ranges),
      tagKey: pick(batch.tagKey, tags),
      tagValue: pick(batch.tagValue, tags),
      numberEnd: pickEnds(batch.numberEnd, ranges),
      numberKey: pick(batch.numberKey, numbers),
      numberValue: pick(batch.numberValue, numbers),
      extras: pickExtras(batch.extras, ranges),
    },
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function endOf(ends: Uint32Array, at: number): number {
  return at < 0 ? 0 : (ends[at] as number);
}

function endsOf(lengths: readonly number[]): Uint32Array<ArrayBuffer> {
  let end = 0;
  return Uint32Array.from(lengths, (length) => (end += length));
}

function pick<T extends Column>(column: T, ranges: readonly Range[]): T {
  const length = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const picked = new (column.constructor as new (length: number) => T)(length);
  let at = 0;
  for (const { from, to } of ranges) {
    picked.set(column.subarray(from, to) as never, at);
    at += to - from;
  }
  return picked;
}

/** Ends of lists whose rows are picked too. */
function pickEnds(ends: Uint32Array<ArrayBuffer>, ranges: readonly Range[]): Uint32Array<ArrayBuffer> {
  const lengths = ranges.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, at) => endOf(ends, from + at) - endOf(ends, from + at - 1)),
  );
  return endsOf(lengths);
}

/** Both lists ascend. */
function pickExtras(extras: SpanBatch['extras'], ranges: readonly Range[]): SpanBatch['extras'] {
  const picked: SpanExtra[] = [];
  let at = 0;
  let before = 0;
  for (const { from, to } of ranges) {
    while (at < extras.length && (extras[at] as SpanExtra).span < from) at++;
    for (; at < extras.length && (extras[at] as SpanExtra).span < to; at++) {
      const extra = extras[at] as SpanExtra;
      picked.push({ ...extra, span: extra.span - from + before });
    }
    before += to - from;
  }
  return picked;
}
