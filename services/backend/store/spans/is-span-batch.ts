import type { SpanBatch } from '../../../../lib/model/span.ts';

/** Whether every span has all its columns, and tags and numbers belong to spans. */
export function isSpanBatch(batch: SpanBatch): boolean {
  const { spanId, tagKey, tagValue, numberKey, numberValue } = batch;
  const count = spanId.length;
  const columns = [
    ...[batch.traceHigh, batch.traceLow, batch.parentId, batch.startNs, batch.durationNs, batch.flags, batch.priority],
    ...[batch.service, batch.name, batch.resource, batch.type, batch.env, batch.version, batch.host],
    ...[batch.tagEnd, batch.numberEnd],
  ];
  return (
    columns.every(({ length }) => length === count) &&
    tagKey.length === tagValue.length &&
    numberKey.length === numberValue.length &&
    endsAt(batch.tagEnd, tagKey.length) &&
    endsAt(batch.numberEnd, numberKey.length) &&
    batch.extras.every(({ span }) => span >= 0 && span < count)
  );
}

function endsAt(ends: Uint32Array, length: number): boolean {
  let before = 0;
  for (const end of ends) {
    if (end < before) return false;
    before = end;
  }
  return before === length;
}
