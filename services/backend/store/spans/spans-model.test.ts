import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Span } from '../../../../lib/model/span.ts';
import type { SearchMatch, SearchNode } from '../../../../lib/search-language/types.ts';
import { spanBatch } from './span-batch.ts';
import type { DictionaryLimits } from './span-dictionary.ts';
import type { SpanBucket, SpanCompute, SpanGroupBy, SpanPlace, SpanQuery } from './span-reader.ts';
import { openSpans } from './testing/open-spans.ts';
import { computed, grouped, matching, type TagsOfHost } from './testing/span-model.ts';

/** Small enough that each bound is met: keys, values of a key, length, and bytes. */
const smallLimits: fc.Arbitrary<DictionaryLimits> = fc.record({
  keys: fc.constantFrom(0, 2, 3, 100),
  valuesPerTag: fc.constantFrom(1, 3, 20, 2000),
  valuesPerColumn: fc.constantFrom(1, 3, 20, 2000),
  length: fc.constantFrom(4, 5000),
  bytes: fc.constantFrom(600, 3000, 1_000_000),
});

const originMs = 1_700_000_000_000;
const keys = ['a', 'b', 'http.url', 'n', 'o:=#.'];
/** Of this a span has one tag at most: of several it is not said which one is summed. */
const measured = 'm';
const texts = [
  '',
  'x',
  'X',
  'ab',
  'aab',
  'a*b',
  'é\u{1F980}',
  '200',
  '404',
  '-1.5',
  '1e3',
  '0x10',
  ' 7',
  'nan',
  "'; --",
  '12:x',
  'x\u0000y',
];
const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.integer({ min: 0, max: 40 }).map((n) => `/a/${n}`),
);
const number = fc.constantFrom(0, 1, 200, 404, -1.5, 1000, 0.1, 1e21, 2 ** 40);

const span: fc.Arbitrary<Omit<Span, 'id'>> = fc
  .record({
    traceId: fc.constantFrom(1n, 2n, (7n << 64n) | 1n, 2n ** 64n - 1n),
    spanId: fc.bigInt({ min: 1n, max: 30n }),
    parentId: fc.bigInt({ min: 0n, max: 3n }),
    startMs: fc.integer({ min: -2, max: 30 }),
    durationNs: fc.constantFrom(0n, 5n, 1000n, 2_000_000n, 3_600_000_000_000n),
    service: fc.constantFrom('web', 'db', 'cache', '', 'web2'),
    name: fc.constantFrom('express.request', 'mysql.query'),
    resource: fc.oneof(fc.constantFrom('GET /a', 'get /b', 'SELECT *', ''), text),
    type: fc.constantFrom('web', 'sql', ''),
    env: fc.constantFrom('lab', ''),
    version: text,
    host: fc.constantFrom('', 'h1', 'h2', 'a-host-with-a-name'),
    isError: fc.boolean(),
    isTopLevel: fc.boolean(),
    isMeasured: fc.boolean(),
    isUnsampled: fc.boolean(),
    tags: fc
      .tuple(
        fc.array(fc.tuple(fc.constantFrom(...keys), text), { maxLength: 5 }),
        fc.array(fc.tuple(fc.constant(measured), text), { maxLength: 1 }),
      )
      .map((parts) => parts.flat()),
    numbers: fc.dictionary(fc.constantFrom(...keys, measured), number, { maxKeys: 3 }),
  })
  .map(({ startMs, numbers, ...rest }) => ({
    ...rest,
    numbers: { ...numbers },
    startNs: BigInt(originMs + startMs) * 1_000_000n,
  }));

const reserved = ['service', 'operation_name', 'resource_name', 'type', 'env', 'version', 'host', 'status', 'duration'];
const attributes = [...reserved, 'span_id', 'parent_id', 'trace_id', 'root', 'top_level', ...keys, 'rack', 'unknown'];
const bound = fc.record({ value: fc.constantFrom(-1.5, 0, 1, 5, 200, 300.5, 1e6), isIncluded: fc.boolean() });
const range = fc
  .tuple(fc.option(bound, { nil: undefined }), fc.option(bound, { nil: undefined }))
  .filter(([from, to]) => from !== undefined || to !== undefined)
  .map(([from, to]): SearchMatch => ({ kind: 'range', ...(from && { from }), ...(to && { to }) }));
const pattern = fc.array(fc.constantFrom('*', '?', 'a', 'x', '/', '2', '\\*', 'G', '.', 'é'), {
  minLength: 1,
  maxLength: 4,
});
const match: fc.Arbitrary<SearchMatch> = fc.oneof(
  fc
    .oneof(text, fc.constantFrom('web', 'error', 'true', '5', 'lab'))
    .map((value): SearchMatch => ({ kind: 'exact', value })),
  pattern.map((parts): SearchMatch => ({ kind: 'wildcard', pattern: parts.join('') })),
  fc.constant<SearchMatch>({ kind: 'exists' }),
  range,
);

const { node } = fc.letrec<{ node: SearchNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant<SearchNode>({ kind: 'all' }),
    fc
      .record({ name: fc.constantFrom(...attributes), hasAt: fc.boolean(), match })
      .filter(({ name, match: { kind } }) => !name.endsWith('_id') || kind === 'exists')
      .map(
        ({ name, hasAt, match: asked }): SearchNode => ({
          kind: 'attribute',
          attribute: { name, hasAt },
          match: asked,
        }),
      ),
    match.map((asked): SearchNode => ({ kind: 'text', match: asked })),
    tie('node').map((each): SearchNode => ({ kind: 'not', node: each })),
    fc
      .record({ kind: fc.constantFrom('and' as const, 'or' as const), nodes: fc.array(tie('node'), { maxLength: 3 }) })
      .map((each): SearchNode => each),
  ),
}));

const compute: fc.Arbitrary<SpanCompute> = fc.oneof(
  fc.constant<SpanCompute>({ kind: 'count' }),
  fc.record({
    kind: fc.constantFrom('sum' as const, 'avg' as const, 'min' as const, 'max' as const, 'median' as const),
    attribute: fc.constantFrom('duration', measured),
  }),
  fc.record({
    kind: fc.constant('percentile' as const),
    attribute: fc.constant('duration'),
    p: fc.constantFrom(50, 95, 99),
  }),
  fc.record({
    kind: fc.constant('cardinality' as const),
    attribute: fc.constantFrom('service', 'resource_name', 'trace_id', 'status'),
  }),
);

const query: fc.Arbitrary<SpanQuery> = fc.record({
  fromMs: fc.constantFrom(originMs, originMs + 5),
  toMs: fc.constantFrom(originMs + 20, originMs + 30),
  search: node,
});

/** Of keys that spans have too, of reserved ones, and of one that only hosts have. */
const hostTag = fc.oneof(
  fc.tuple(fc.constantFrom(...keys, 'env', 'status', 'rack'), text).map(([key, value]) => `${key}:${value}`),
  fc.constant('bare'),
);

type Step =
  | { readonly kind: 'host'; readonly name: string; readonly tags: readonly string[] }
  | { readonly kind: 'send'; readonly spans: readonly Omit<Span, 'id'>[] }
  | { readonly kind: 'restart' }
  | { readonly kind: 'delete'; readonly count: number }
  | { readonly kind: 'search'; readonly query: SpanQuery; readonly limit: number; readonly ascending: boolean }
  | {
      readonly kind: 'aggregate';
      readonly query: SpanQuery;
      readonly computes: readonly SpanCompute[];
      readonly groupBy: readonly SpanGroupBy[];
      readonly intervalMs: number | undefined;
    };

const group: fc.Arbitrary<SpanGroupBy> = fc
  .record({
    attribute: fc.constantFrom(...attributes),
    limit: fc.constant(1000),
    missing: fc.option(fc.constantFrom('', 'web', 'none'), { nil: undefined }),
  })
  .map(({ missing, ...rest }) => ({ ...rest, ...(missing !== undefined && { missing }) }));

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('send' as const),
        spans: fc.array(span, { minLength: 1, maxLength: 40 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('host' as const),
        name: fc.constantFrom('h1', 'h2', 'a-host-with-a-name', 'silent'),
        tags: fc.array(hostTag, { maxLength: 4 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('delete' as const), count: fc.integer({ min: 0, max: 30 }) }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('search' as const),
        query,
        limit: fc.integer({ min: 1, max: 30 }),
        ascending: fc.boolean(),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('aggregate' as const),
        query,
        computes: fc.array(compute, { minLength: 1, maxLength: 3 }),
        groupBy: fc.array(group, { maxLength: 2 }),
        intervalMs: fc.option(fc.constantFrom(1, 7, 1000), { nil: undefined }),
      }),
    },
  ),
  { minLength: 8, maxLength: 24, size: 'max' },
);

test('whatever is sent and asked, however small the dictionary, answers are those of a plain list', async () => {
  await fc.assert(fc.asyncProperty(smallLimits, steps, check), { numRuns: 25 });
});

/** Looked at whenever something could have got lost. */
const wholeList: Extract<Step, { kind: 'search' }> = {
  kind: 'search',
  query: { fromMs: 0, toMs: originMs * 2, search: { kind: 'all' } },
  limit: 1000,
  ascending: true,
};

async function check(limits: DictionaryLimits, list: readonly Step[]): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-spans-'));
  const hosts = testingHosts();
  let open = await openSpans(dataDir, limits, hosts);
  /** In the order of their ids. */
  const all: Span[] = [];
  let sent = 0;
  try {
    for (const step of list) {
      switch (step.kind) {
        case 'send':
          open.spans.accept(spanBatch(...step.spans));
          all.push(...step.spans.map((each, at) => ({ ...each, id: String(sent + at).padStart(6, '0') })));
          sent += step.spans.length;
          break;
        case 'host':
          hosts.set(step.name, step.tags);
          break;
        case 'restart':
          await open.close();
          open = await openSpans(dataDir, limits, hosts);
          await checkSearch(open.spans, { all, ...hosts }, wholeList);
          break;
        case 'delete':
          await open.deleteFirst(step.count);
          all.splice(0, step.count);
          await checkSearch(open.spans, { all, ...hosts }, wholeList);
          break;
        case 'search':
          await checkSearch(open.spans, { all, ...hosts }, step);
          break;
        case 'aggregate':
          await checkAggregate(open.spans, { all, ...hosts }, step);
      }
    }
  } finally {
    await open.close();
    await rm(dataDir, { recursive: true });
  }
}

type Spans = Awaited<ReturnType<typeof openSpans>>['spans'];

/** What there is: every span, and the tags of the hosts. */
interface Known {
  readonly all: readonly Span[];
  readonly tagsOf: TagsOfHost;
}

function testingHosts() {
  const tags = new Map<string, readonly string[]>();
  const hosts = {
    version: 0,
    list: async () => [...tags.keys()].map((name) => ({ name })),
    tagsOf: (name: string) => (name === '' ? [] : [`host:${name}`, ...(tags.get(name) ?? [])]),
    set(name: string, ofHost: readonly string[]): void {
      tags.set(name, ofHost);
      hosts.version += 1;
    },
  };
  return hosts;
}

async function checkSearch(
  spans: Spans,
  { all, tagsOf }: Known,
  step: Extract<Step, { kind: 'search' }>,
): Promise<void> {
  const { limit, ascending } = step;
  const expected = matching(all, step.query, tagsOf).sort((a, b) => {
    const order = a.startNs === b.startNs ? a.id.localeCompare(b.id) : a.startNs < b.startNs ? -1 : 1;
    return ascending ? order : -order;
  });
  const found: Span[] = [];
  let after: SpanPlace | undefined;
  do {
    const page = await spans.search(step.query, { limit, ascending, ...(after && { after }) });
    assert.ok(page.spans.length <= limit);
    for (const { host } of page.spans) assert.deepEqual(page.hostTags.get(host), [...new Set(tagsOf(host))]);
    found.push(...page.spans);
    after = page.next;
  } while (after);
  assert.deepEqual(found.map(withoutId), expected.map(withoutId));
}

function withoutId({ id: _, ...rest }: Span): Omit<Span, 'id'> {
  return rest;
}

async function checkAggregate(
  spans: Spans,
  { all, tagsOf }: Known,
  step: Extract<Step, { kind: 'aggregate' }>,
): Promise<void> {
  const { groupBy, computes, intervalMs } = step;
  const buckets = await spans.aggregate(step.query, {
    groupBy,
    computes,
    ...(intervalMs !== undefined && { intervalMs }),
  });
  const chosen = matching(all, step.query, tagsOf);
  const groups = groupBy.length === 0 ? new Map([['[]', chosen]]) : grouped(chosen, groupBy, tagsOf);
  assert.deepEqual(buckets.map(({ by }) => JSON.stringify(by)).sort(), [...groups.keys()].sort());
  for (const bucket of buckets) {
    const members = groups.get(JSON.stringify(bucket.by)) ?? [];
    assertNear(
      bucket.values,
      computes.map((each) => computed(members, each)),
    );
    if (intervalMs !== undefined) checkSeries(bucket, members, { computes, intervalMs });
  }
}

function checkSeries(
  { series }: SpanBucket,
  members: readonly Span[],
  { computes, intervalMs }: { readonly computes: readonly SpanCompute[]; readonly intervalMs: number },
): void {
  const intervalNs = BigInt(intervalMs) * 1_000_000n;
  const intervals = Map.groupBy(members, ({ startNs }) => Number(startNs / intervalNs) * intervalMs);
  computes.forEach((each, at) => {
    const expected = [...intervals]
      .map(([startMs, within]) => [startMs, computed(within, each)] as const)
      .filter(([, value]) => !Number.isNaN(value))
      .sort(([a], [b]) => a - b);
    assert.deepEqual(
      series?.[at]?.map(([startMs]) => startMs),
      expected.map(([startMs]) => startMs),
    );
    assertNear(
      series?.[at]?.map(([, value]) => value) ?? [],
      expected.map(([, value]) => value),
    );
  });
}

function assertNear(found: readonly number[], expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  found.forEach((value, at) => {
    const wanted = expected[at] as number;
    const isNear = Number.isNaN(wanted) ? Number.isNaN(value) : Math.abs(value - wanted) <= 1e-9 * Math.abs(wanted);
    assert.ok(isNear, `${value} instead of ${wanted}`);
  });
}
