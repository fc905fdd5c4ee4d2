import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryStore } from '../../testing/temporary-store.ts';
import { type GivenSpan, spanBatch } from '../span-batch.ts';
import type { SpanCompute, SpanGroupBy } from '../span-reader.ts';

const query = { fromMs: 0, toMs: 100_000, search: { kind: 'all' } } as const;
const count: SpanCompute = { kind: 'count' };
const longest: SpanCompute = { kind: 'max', attribute: 'duration' };

function times(n: number, span: GivenSpan): GivenSpan[] {
  return Array.from({ length: n }, () => span);
}

test('groups that come first by their order are kept, on each level within the one above', async (t) => {
  const { store } = await temporaryStore(t);
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(
      ...times(3, { service: 'a', resource: 'x', durationNs: 1n }),
      ...times(2, { service: 'a', resource: 'y', durationNs: 2n }),
      ...times(1, { service: 'a', resource: 'z', durationNs: 3n }),
      ...times(5, { service: 'b', resource: 'z', durationNs: 9n }),
      ...times(2, { service: 'c', resource: 'x', durationNs: 4n }),
    ),
  });
  const groups = async (...groupBy: SpanGroupBy[]) =>
    (await store.spans.aggregate(query, { computes: [count, longest], groupBy })).map(({ by, values }) => [
      ...by,
      ...values,
    ]);
  assert.deepEqual(await groups({ attribute: 'service', limit: 2 }), [
    ['a', 6, 3],
    ['b', 5, 9],
  ]);
  const byLongest = { compute: 1, direction: 'asc' } as const;
  assert.deepEqual(await groups({ attribute: 'service', limit: 2, order: byLongest }), [
    ['a', 6, 3],
    ['c', 2, 4],
  ]);
  assert.deepEqual(
    await groups(
      { attribute: 'service', limit: 2 },
      { attribute: 'resource_name', limit: 2, order: { ...byLongest, direction: 'desc' } },
    ),
    [
      ['a', 'z', 1, 3],
      ['a', 'y', 2, 2],
      ['b', 'z', 5, 9],
    ],
  );
  assert.deepEqual(await groups(), [[13, 9]]);
  assert.deepEqual(await groups({ attribute: 'service', limit: 0 }), []);
});

test('of no spans there is one group without group by, with nothing in it', async (t) => {
  const { store } = await temporaryStore(t);
  const aggregate = (groupBy: SpanGroupBy[]) =>
    store.spans.aggregate(query, { computes: [count, longest], groupBy, intervalMs: 1000 });
  assert.deepEqual(await aggregate([]), [{ by: [], values: [0, Number.NaN], series: [[], []] }]);
  assert.deepEqual(await aggregate([{ attribute: 'service', limit: 9, missing: 'none' }]), []);
});

test('too many buckets times intervals are refused, and so is an interval that is no time', async (t) => {
  const { store } = await temporaryStore(t);
  const spans = Array.from({ length: 100_001 }, (_, at) => ({ startNs: BigInt(at), spanId: BigInt(at) }));
  store.sink.send({ kind: 'spans', batch: spanBatch(...spans) });
  const by = (intervalMs: number, toMs: number) =>
    store.spans.aggregate({ ...query, toMs }, { computes: [count], groupBy: [], intervalMs });
  const [bucket] = await by(1e-6, 0.1);
  assert.equal(bucket?.series?.[0]?.length, 100_000);
  await assert.rejects(by(1e-6, 1), RangeError);
  for (const intervalMs of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    await assert.rejects(by(intervalMs, 1), RangeError);
  const groupBy = [{ attribute: 'span_id', limit: 200_000 }];
  await assert.rejects(store.spans.aggregate(query, { computes: [count], groupBy }), RangeError);
});

test('attributes are those seen, with their values and whether they are numbers', async (t) => {
  const { store, reopen } = await temporaryStore(t);
  const spans: GivenSpan[] = [
    {
      service: 'a',
      tags: [
        ['k', '1'],
        ['env', 'x'],
      ],
      numbers: { n: 1, both: 2 },
    },
    {
      service: 'b',
      tags: [
        ['k', '2'],
        ['both', 'x'],
      ],
    },
  ];
  store.sink.send({ kind: 'spans', batch: spanBatch(...spans) });
  for (const open of [async () => store, reopen]) {
    const attributes = await (await open()).spans.attributes();
    assert.deepEqual(
      attributes.map(({ name, values, isNumber }) => [name, values, isNumber]),
      [
        ['both', 1, true],
        ['k', 2, false],
        ['n', 0, true],
        ['service', 2, false],
      ],
    );
  }
});
