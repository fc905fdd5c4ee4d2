import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Span } from '../../../../lib/model/span.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { type GivenSpan, spanBatch } from './span-batch.ts';
import type { TimeShare } from './span-reader.ts';

const all: SearchNode = { kind: 'all' };
const originMs = 1_700_000_000_000;
const window = { fromMs: originMs, toMs: originMs + 1000 };

function is(name: string, value: string): SearchNode {
  return { kind: 'attribute', attribute: { name, hasAt: false }, match: { kind: 'exact', value } };
}

/** A span of a service that starts some milliseconds after the window's beginning. */
function span(service: string, [startMs, durationMs]: readonly [number, number], rest: GivenSpan): GivenSpan {
  return {
    service,
    startNs: BigInt(originMs + startMs) * 1_000_000n,
    durationNs: BigInt(durationMs) * 1_000_000n,
    ...rest,
  };
}

test('an edge is an entry span whose parent is of another service, also one that began before the window', async (t) => {
  const { store } = await temporaryStore(t);
  const entry = { isTopLevel: true, env: 'lab' };
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(
      span('app', [-60_000, 70_000], { traceId: (1n << 64n) | 1n, spanId: 1n, ...entry }),
      span('employees', [10, 40], { traceId: (1n << 64n) | 1n, spanId: 2n, parentId: 1n, isError: true, ...entry }),
      span('employees', [11, 5], { traceId: (1n << 64n) | 1n, spanId: 3n, parentId: 2n }),
      span('mysql', [12, 2], { traceId: (1n << 64n) | 1n, spanId: 4n, parentId: 3n, ...entry }),
      span('mysql', [15, 4], { traceId: (1n << 64n) | 1n, spanId: 5n, parentId: 2n, ...entry, env: 'other' }),
      // The parent is of another trace, or not there.
      span('mysql', [15, 4], { traceId: 2n, spanId: 6n, parentId: 2n, ...entry }),
      span('app', [20, 4], { traceId: 2n, spanId: 7n, ...entry }),
    ),
  });
  const mysql = { from: 'employees', to: 'mysql', calls: 2, errors: 0, totalNs: 6e6, p95Ns: 3.9e6 };
  const employees = { from: 'app', to: 'employees', calls: 1, errors: 1, totalNs: 4e7, p95Ns: 4e7 };
  const edges = async (search: SearchNode) =>
    (await store.spans.edges({ ...window, search })).map(({ p95Ns, ...rest }) => ({
      ...rest,
      p95Ns: Math.round(p95Ns),
    }));
  assert.deepEqual(await edges(all), [mysql, employees]);
  assert.deepEqual(await edges(is('status', 'error')), [employees]);
  assert.deepEqual(await edges(is('env', 'other')), [{ ...mysql, calls: 1, totalNs: 4e6, p95Ns: 4e6 }]);
  assert.deepEqual(await store.spans.edges({ fromMs: 0, toMs: originMs, search: all }), []);
});

test('of the newest traces with a span that is asked for, all spans count', async (t) => {
  const { store } = await temporaryStore(t);
  const old = span('web', [0, 10], { traceId: 1n, spanId: 1n, type: 'web', name: 'request', resource: 'GET /' });
  const root = { ...old, startNs: old.startNs ?? 0n, traceId: 2n, durationNs: 100_000_000n };
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(
      old,
      { ...root, startNs: root.startNs + 1n },
      // Two calls of which one is within the other in time, and one that lasts longer than its parent.
      span('db', [10, 40], { traceId: 2n, spanId: 2n, parentId: 1n, type: 'sql', resource: 'SELECT' }),
      span('db', [20, 10], { traceId: 2n, spanId: 3n, parentId: 1n, type: 'sql', resource: 'SELECT' }),
      span('db', [90, 60], { traceId: 2n, spanId: 4n, parentId: 1n, type: 'sql', resource: 'UPDATE' }),
      // Sent twice.
      span('db', [90, 60], { traceId: 2n, spanId: 4n, parentId: 1n, type: 'sql', resource: 'UPDATE' }),
      span('other', [10, 40], { traceId: 3n, spanId: 2n }),
    ),
  });
  const query = { ...window, search: is('service', 'web') };
  const common = { operation: '', resource: '' };
  assert.deepEqual(await store.spans.timeShares(query, { traces: 1, of: 'traces', by: 'service' }), {
    traces: 1,
    shares: [
      { ...common, service: 'db', type: 'sql', selfNs: 110e6, durationNs: 110e6, spans: 3, traces: 1 },
      { ...common, service: 'web', type: 'web', selfNs: 50e6 - 1, durationNs: 100e6, spans: 1, traces: 1 },
    ],
  });
  const { traces, shares } = await store.spans.timeShares(query, { traces: 9, of: 'traces', by: 'resource' });
  assert.equal(traces, 2);
  assert.deepEqual(
    shares.map(({ operation, resource, selfNs, traces: within }) => [
      operation,
      resource,
      Math.round(selfNs / 1e6),
      within,
    ]),
    [
      ['', 'UPDATE', 60, 1],
      ['request', 'GET /', 60, 2],
      ['', 'SELECT', 50, 1],
    ],
  );
  assert.deepEqual(
    await store.spans.timeShares({ ...query, search: is('service', 'x') }, { traces: 9, of: 'traces', by: 'service' }),
    {
      traces: 0,
      shares: [],
    },
  );
});

test('of the spans found, they and what is below them count, however they overlap', async (t) => {
  const { store } = await temporaryStore(t);
  const of = { traceId: 1n, type: '' };
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(
      span('web', [0, 100], { ...of, spanId: 1n }),
      span('shop', [10, 80], { ...of, spanId: 2n, parentId: 1n }),
      // Found, and below one that is found.
      span('shop', [20, 50], { ...of, spanId: 3n, parentId: 2n }),
      span('db', [30, 10], { ...of, spanId: 4n, parentId: 3n }),
      span('db', [92, 5], { ...of, spanId: 5n, parentId: 1n }),
      // Parents in a circle.
      span('shop', [200, 6], { ...of, traceId: 2n, spanId: 8n, parentId: 9n }),
      span('db', [200, 6], { ...of, traceId: 2n, spanId: 9n, parentId: 8n }),
    ),
  });
  const query = { ...window, search: is('service', 'shop') };
  const { traces, shares } = await store.spans.timeShares(query, { traces: 9, of: 'found', by: 'service' });
  assert.equal(traces, 2);
  assert.deepEqual(
    shares.map(({ service, selfNs, spans }) => [service, selfNs / 1e6, spans]),
    [
      ['shop', 70, 3],
      ['db', 10, 2],
    ],
  );
});

const randomSpans = fc.array(
  fc.record({
    traceId: fc.constantFrom(1n, 2n),
    parentId: fc.bigInt({ min: 0n, max: 8n }),
    service: fc.constantFrom('a', 'b'),
    startNs: fc.bigInt({ min: 0n, max: 30n }),
    durationNs: fc.bigInt({ min: 0n, max: 30n }),
  }),
  { minLength: 1, maxLength: 12 },
);

test('time of its own is what is left when each moment of a child is taken away', async (t) => {
  const { store } = await temporaryStore(t);
  let case_ = 0n;
  await fc.assert(
    fc.asyncProperty(randomSpans, async (list) => {
      case_++;
      const spans = list.map((each, at) => ({
        ...each,
        spanId: BigInt(at + 1),
        traceId: case_ * 10n + each.traceId,
        env: `${case_}`,
      }));
      const origin = BigInt(originMs) * 1_000_000n;
      store.sink.send({
        kind: 'spans',
        batch: spanBatch(...spans.map((each) => ({ ...each, startNs: origin + each.startNs }))),
      });
      const { shares } = await store.spans.timeShares(
        { ...window, search: is('env', `${case_}`) },
        { traces: 9, of: 'traces', by: 'service' },
      );
      const found = Object.fromEntries(shares.map(({ service, selfNs }) => [service, selfNs]));
      assert.deepEqual(found, selfTimes(spans));
    }),
    { numRuns: 40 },
  );
});

type Timed = Pick<Span, 'traceId' | 'spanId' | 'parentId' | 'service' | 'startNs' | 'durationNs'>;

/** Service → nanoseconds, counted one by one. */
function selfTimes(spans: readonly Timed[]): Record<string, TimeShare['selfNs']> {
  const times: Record<string, number> = {};
  for (const each of spans) {
    const children = spans.filter(
      ({ traceId, spanId, parentId }) => traceId === each.traceId && parentId === each.spanId && spanId !== each.spanId,
    );
    times[each.service] ??= 0;
    for (let ns = each.startNs; ns < each.startNs + each.durationNs; ns++) {
      const isChilds = children.some(({ startNs, durationNs }) => ns >= startNs && ns < startNs + durationNs);
      if (!isChilds) times[each.service] = (times[each.service] ?? 0) + 1;
    }
  }
  return times;
}
