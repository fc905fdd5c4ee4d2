import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyChunks, v04Fields, withTraceIds } from '../../../../../lib/codec/traces/testing-any-spans.ts';
import type { SpanBatch } from '../../../../../lib/model/span.ts';
import { isCardNumber } from './obfuscate/card-number.ts';
import { makePipeline, nodejs, plainMetrics, plainSpans } from './testing-pipeline.ts';

/** Every position is of a text, ends ascend to the last row, and all columns are of one length. */
function assertWhole(batch: SpanBatch): void {
  const { texts, tagEnd, tagKey, tagValue, numberEnd, numberKey, numberValue } = batch;
  const { service, name, resource, type, env, version, host, spanId, parentId } = batch;
  for (const column of [service, name, resource, type, env, version, host, tagKey, tagValue, numberKey]) {
    assert.ok(column.every((text) => text < texts.length));
  }
  for (const column of [service, name, resource, env, host]) assert.ok(column.every((text) => texts[text] !== ''));
  for (const [ends, rows] of [
    [tagEnd, tagKey],
    [tagEnd, tagValue],
    [numberEnd, numberKey],
    [numberEnd, numberValue],
  ] as const) {
    assert.ok(ends.every((end, row) => row === 0 || end >= (ends[row - 1] as number)));
    assert.equal(ends.at(-1) ?? 0, rows.length);
  }
  for (const column of [service, parentId, batch.flags, batch.startNs, tagEnd, numberEnd]) {
    assert.equal(column.length, spanId.length);
  }
}

test('any payload comes out whole: chunks are kept or dropped, no tag and no number is lost', () => {
  const { pipeline, decode } = makePipeline();
  fc.assert(
    fc.property(anyChunks(v04Fields), fc.boolean(), (chunks, clientComputedTopLevel) => {
      const sent = chunks.map(withTraceIds);
      const batch = pipeline.process(decode(sent), { ...nodejs, clientComputedTopLevel });
      assertWhole(batch);
      const kept = sent.filter(
        ({ spans }) => spans.length > 0 && spans.every(({ traceId, spanId }) => traceId !== 0n && spanId !== 0n),
      );
      const got = plainSpans(batch);
      const expected = kept.flatMap(({ spans }) => spans);
      assert.deepEqual(
        got.map(({ spanId }) => spanId),
        expected.map(({ spanId }) => spanId),
      );
      for (const [row, { meta = {}, metrics = {} }] of expected.entries()) {
        const tags = Object.fromEntries(got[row]?.tags as [string, string][]);
        for (const [key, value] of Object.entries(meta)) {
          if (key === '_dd.p.tid' || key === 'http.url') continue;
          assert.equal(tags[key], isCardNumber(value) && key !== 'env' ? '?' : value);
        }
        assert.deepEqual(got[row]?.numbers, metrics);
      }
    }),
  );
  plainMetrics(pipeline.close());
});

test('what is normal stays as it is', () => {
  const { pipeline, decode } = makePipeline();
  fc.assert(
    fc.property(anyChunks(v04Fields), (chunks) => {
      const decoded = decode(
        chunks.filter(({ spans }) => spans.length > 0 && spans.every(({ spanId }) => spanId !== 0n)).map(withTraceIds),
      );
      fc.pre(decoded.batch.traceLow.every((id) => id !== 0n));
      const once = pipeline.process(decoded, nodejs);
      const spans = plainSpans(once);
      const texts = [...once.texts];
      const twice = pipeline.process({ ...decoded, texts, batch: { ...once, texts } }, nodejs);
      assert.deepEqual(plainSpans(twice), spans);
    }),
  );
});
