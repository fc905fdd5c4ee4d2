import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../lib/model/span.ts';
import type { SearchMatch, SearchNode } from '../../../../lib/search-language/types.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { type GivenSpan, spanBatch } from './span-batch.ts';

const all: SearchNode = { kind: 'all' };
const msNs = 1_000_000n;

/** A span of everything. */
const whole: Omit<Span, 'id'> = {
  traceId: (0x6543_0000_0000_0000n << 64n) | 0xffff_ffff_ffff_fff0n,
  spanId: 0xffff_ffff_ffff_ffffn,
  parentId: 7n,
  startNs: 1_700_000_000_123_456_789n,
  durationNs: 1_234_567n,
  service: 'employees',
  name: 'express.request',
  resource: 'GET /employees/:id',
  type: 'web',
  env: 'lab',
  version: '1.2.3',
  host: 'vm',
  isError: true,
  isTopLevel: true,
  isMeasured: true,
  isUnsampled: true,
  priority: -1,
  tags: [
    ['env', 'lab'],
    ['http.url', 'http://localhost/employees/1?a=“ü”\u0000\u{1F980}'],
    ['twice', 'b'],
    ['twice', 'a'],
    ['', ''],
  ],
  numbers: { '_dd.agent_psr': 1, 'http.response_size': 1234.5, process_id: 17, zero: -0.5 },
  links: [
    {
      traceId: `${'0'.repeat(31)}1`,
      spanId: `${'0'.repeat(15)}2`,
      attributes: { a: 'b' },
      tracestate: 'x=y',
      flags: 1,
    },
  ],
  events: [
    {
      name: 'exception',
      timeNs: 1_700_000_000_123_456_790n,
      attributes: { stack: 'at x', n: 1.5, ok: true, list: ['a', 2] },
    },
  ],
  metaStruct: { appsec: new Uint8Array([1, 2, 3]) },
};

/** A span with nothing that need not be. */
const bare: GivenSpan = { traceId: 5n, spanId: 5n, startNs: whole.startNs + 1n };

const window = { fromMs: 1_700_000_000_000, toMs: 1_700_000_001_000 };

function attribute(name: string, match: SearchMatch): SearchNode {
  return { kind: 'attribute', attribute: { name, hasAt: false }, match };
}

function exact(name: string, value: string): SearchNode {
  return attribute(name, { kind: 'exact', value });
}

test('a span comes back as it was, also after a restart', async (t) => {
  const { store, reopen } = await temporaryStore(t);
  store.sink.send({ kind: 'spans', batch: spanBatch(whole, bare) });
  for (const open of [async () => store, reopen]) {
    const { spans, next } = await (await open()).spans.search(
      { ...window, search: all },
      { limit: 10, ascending: true },
    );
    const [first, second] = spans;
    assert.ok(first && second);
    assert.deepEqual(first, { ...whole, id: first.id });
    assert.ok(Number(second.id) > Number(first.id) && Number.isSafeInteger(Number(second.id)));
    assert.deepEqual([second.priority, second.tags, second.numbers, second.links], [undefined, [], {}, undefined]);
    assert.equal(next, undefined);
  }
});

test('a trace is found by all of its id and by the lower half; an id of 128 bits is only that trace', async (t) => {
  const { store } = await temporaryStore(t);
  const low = 0x1234n;
  const start = whole.startNs;
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(
      { traceId: (1n << 64n) | low, spanId: 1n, startNs: start + 2n },
      { traceId: (2n << 64n) | low, spanId: 2n, startNs: start + 1n },
      { traceId: low, spanId: 3n, startNs: start },
      { traceId: 9n, spanId: 4n, startNs: start },
    ),
  });
  const ids = async (id: bigint, limit = 10) => {
    const { spans, isTruncated } = await store.spans.trace(id, { limit });
    return [spans.map(({ spanId }) => Number(spanId)), isTruncated];
  };
  assert.deepEqual(await ids((1n << 64n) | low), [[1], false]);
  assert.deepEqual(await ids(low), [[3, 2, 1], false]);
  assert.deepEqual(await ids(low, 2), [[3, 2], true]);
  assert.deepEqual(await ids((3n << 64n) | low), [[], false]);
  const found = async (text: string) =>
    (await store.spans.search({ ...window, search: exact('trace_id', text) }, { limit: 9 })).spans.length;
  const hex = (id: bigint, digits: number) => id.toString(16).padStart(digits, '0');
  assert.deepEqual(
    [
      await found(hex((1n << 64n) | low, 32)),
      await found(hex(low, 32)),
      await found(hex(low, 16)),
      await found(String(low)),
      await found('x'),
    ],
    [1, 1, 3, 3, 0],
  );
});

test('pages follow each other without gap or double, in both directions, also where spans start together', async (t) => {
  const { store } = await temporaryStore(t);
  const spans = Array.from({ length: 25 }, (_, n) => ({
    spanId: BigInt(n),
    startNs: whole.startNs + BigInt(n % 4) * msNs,
  }));
  store.sink.send({ kind: 'spans', batch: spanBatch(...spans) });
  for (const ascending of [false, true]) {
    const seen: string[] = [];
    let after: Parameters<typeof store.spans.search>[1]['after'];
    do {
      const page = await store.spans.search(
        { ...window, search: all },
        { limit: 4, ascending, ...(after && { after }) },
      );
      seen.push(...page.spans.map(({ startNs, id }) => `${startNs} ${id.padStart(20)}`));
      after = page.next;
    } while (after);
    assert.equal(new Set(seen).size, 25);
    assert.deepEqual(seen, ascending ? seen.toSorted() : seen.toSorted().reverse());
  }
});

test('the window holds its beginning and not its end', async (t) => {
  const { store } = await temporaryStore(t);
  const starts = [window.fromMs, window.toMs].map((ms) => BigInt(ms) * msNs);
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(...starts.map((startNs) => ({ startNs })), { startNs: (starts[1] ?? 0n) - 1n }),
  });
  const { spans } = await store.spans.search({ ...window, search: all }, { limit: 9, ascending: true });
  assert.deepEqual(
    spans.map(({ startNs }) => startNs),
    [starts[0], (starts[1] ?? 0n) - 1n],
  );
});

test('a search cannot become SQL', async (t) => {
  const { store } = await temporaryStore(t);
  store.sink.send({ kind: 'spans', batch: spanBatch(whole) });
  const text = "'; DROP TABLE spans; --";
  const matches: SearchMatch[] = [
    { kind: 'exact', value: text },
    { kind: 'wildcard', pattern: `*${text}*` },
    { kind: 'exists' },
    { kind: 'range', from: { value: Number.NaN, isIncluded: true } },
  ];
  for (const match of matches) {
    for (const name of ['service', 'status', 'duration', 'start', 'trace_id', 'span_id', 'root', text]) {
      await store.spans.search(
        { ...window, search: attribute(name, match) },
        { limit: 1, after: { startNs: 2n ** 70n, id: text } },
      );
    }
    await store.spans.search({ ...window, search: { kind: 'text', match } }, { limit: 1 });
  }
  assert.equal((await store.spans.search({ ...window, search: all }, { limit: 9 })).spans.length, 1);
});

test('a batch whose columns do not fit is refused and counted, its neighbours are kept', async (t) => {
  const { store } = await temporaryStore(t);
  const good = spanBatch(whole);
  for (const batch of [
    { ...good, service: new Uint32Array(0) },
    { ...good, tagEnd: new Uint32Array([1]) },
    { ...good, extras: [{ span: 1, links: [] }] },
  ]) {
    store.sink.send({ kind: 'spans', batch: structuredClone(batch) });
  }
  store.sink.send({ kind: 'spans', batch: good });
  const counters = await store.counters();
  assert.deepEqual([counters['store.spans'], counters['store.refused.malformed']], [1, 3]);
});
