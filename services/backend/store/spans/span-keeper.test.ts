import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import { test } from 'node:test';
import type { SpanBatch } from '../../../../lib/model/span.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import type { OpenStore } from '../open-store.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { type GivenSpan, spanBatch } from './span-batch.ts';

const dayMs = 86_400_000;
const anyTime = { fromMs: 0, toMs: 4e12 };

function send(store: OpenStore, ...spans: readonly GivenSpan[]): void {
  store.sink.send({ kind: 'spans', batch: spanBatch(...spans) });
}

async function count(store: OpenStore, name?: string, value?: string): Promise<number> {
  const search: SearchNode =
    name === undefined || value === undefined
      ? { kind: 'all' }
      : { kind: 'attribute', attribute: { name, hasAt: true }, match: { kind: 'exact', value } };
  const buckets = await store.spans.aggregate({ ...anyTime, search }, { computes: [{ kind: 'count' }], groupBy: [] });
  return buckets[0]?.values[0] ?? 0;
}

test('spans go when they came longer ago than they are kept, whenever they began', async (t) => {
  const { store, clock } = await temporaryStore(t);
  send(store, { service: 'old', startNs: 1n }, { service: 'old', startNs: BigInt(clock.now() + dayMs) * 1_000_000n });
  await store.tick(clock.now());
  await clock.advance(14 * dayMs);
  send(store, { service: 'new', startNs: 1n });
  await store.tick(clock.now());
  assert.equal(await count(store), 3);
  await clock.advance(dayMs + 1000);
  await store.tick(clock.now());
  assert.deepEqual([await count(store), await count(store, 'service', 'new')], [1, 1]);
  assert.equal((await store.counters())['store.purged_spans'], 2);
});

test('past the bytes that spans may take the oldest go, and are counted', async (t) => {
  const maxSpanBytes = 12 * 1024 * 1024;
  const { store, clock } = await temporaryStore(t, { maxSpanBytes });
  const part = 40_000;
  let sent = 0;
  for (let round = 0; round < 12; round++) {
    store.sink.send({ kind: 'spans', batch: randomSpans(part, sent) });
    sent += part;
    await clock.advance(60_000);
    if (round % 3 === 2) await store.tick(clock.now());
  }
  const counters = await store.counters();
  assert.ok((counters['store.span_bytes'] ?? 0) <= maxSpanBytes, `${counters['store.span_bytes']} bytes`);
  const dropped = counters['store.spans_dropped_for_disk'] ?? 0;
  const left = await count(store);
  assert.ok(dropped > 0 && left > 3 * part, `${left} left`);
  assert.equal(left, sent - dropped);
  const page = { limit: 1, ascending: true };
  const { spans: oldest } = await store.spans.search({ ...anyTime, search: { kind: 'all' } }, page);
  assert.equal(oldest[0]?.startNs, BigInt(dropped));
});

/** Spans that cannot be made smaller, each a nanosecond after the one before. */
function randomSpans(count: number, startNs: number): SpanBatch {
  const column = (): BigUint64Array<ArrayBuffer> => randomFillSync(new BigUint64Array(count));
  const nothing = () => new Uint32Array(count);
  return {
    ...spanBatch(),
    traceHigh: column(),
    traceLow: column(),
    spanId: column(),
    parentId: column(),
    startNs: BigInt64Array.from({ length: count }, (_, at) => BigInt(startNs + at)),
    durationNs: new BigInt64Array(count),
    flags: new Uint8Array(count),
    priority: new Int8Array(count),
    ...{ service: nothing(), name: nothing(), resource: nothing(), type: nothing() },
    ...{ env: nothing(), version: nothing(), host: nothing(), tagEnd: nothing(), numberEnd: nothing() },
  };
}

test('texts that no span has any more make room for others; spans stay what they are', async (t) => {
  const { store, clock, reopen } = await temporaryStore(t);
  const few = 10;
  const values = async (open: OpenStore, name: string) =>
    (await open.spans.attributes()).find((each) => each.name === name)?.values;
  const tagged = (value: string): GivenSpan => ({
    startNs: 1n,
    tags: [
      ['k', value],
      ['k', 'always'],
    ],
  });
  send(store, ...Array.from({ length: 1999 }, (_, n) => tagged(`old${n}`)), { startNs: 1n, tags: [['gone', 'x']] });
  assert.equal(await values(store, 'k'), 2000);
  await clock.advance(10 * dayMs);
  const kept = Array.from({ length: few }, (_, n) => tagged(`kept${n}`));
  send(store, ...kept);
  assert.equal(await values(store, 'k'), 2000);
  await clock.advance(6 * dayMs);
  await store.tick(clock.now());
  assert.deepEqual([await values(store, 'k'), await values(store, 'gone')], [1, undefined]);
  send(store, ...kept, tagged('new'));
  let open = store;
  for (const again of [async () => store, reopen]) {
    open = await again();
    assert.equal(await values(open, 'k'), 2 + few);
    assert.deepEqual(
      [await count(open, 'k', 'kept3'), await count(open, 'k', 'new'), await count(open, 'k', 'old3')],
      [2, 1, 0],
    );
    const query = { ...anyTime, search: { kind: 'all' } as const };
    const groups = await open.spans.aggregate(query, {
      computes: [{ kind: 'count' }],
      groupBy: [{ attribute: 'k', limit: 99 }],
    });
    const counted = Object.fromEntries(groups.map(({ by, values: [spans] }) => [String(by[0]), spans]));
    assert.deepEqual([counted.always, counted.kept0, counted.new, groups.length], [2 * few + 1, 2, 1, 2 + few]);
    const { spans } = await open.spans.search(query, { limit: 1, ascending: true });
    assert.deepEqual(spans[0]?.tags, [
      ['k', 'kept0'],
      ['k', 'always'],
    ]);
  }
});
