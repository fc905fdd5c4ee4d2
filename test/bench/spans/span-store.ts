import path from 'node:path';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import type { SearchMatch, SearchNode } from '../../../lib/search-language/types.ts';
import { type OpenStore, openStore } from '../../../services/backend/store/open-store.ts';
import type { SpanQuery } from '../../../services/backend/store/spans/span-reader.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { median } from '../measure/statistics.ts';
import { timesMs } from '../measure/time.ts';
import { spansPerTrace, TrafficSpans } from './traffic-spans.ts';

/** Traces of one batch. */
const tracesPerBatch = 625;
const maxUnansweredRows = 200_000;

/** Between the starts of two traces. */
const stepNs = 4_000_000n;

/** How long spans take to be stored, and to be found among many. */
export const spanStore: Bench = {
  name: 'span-store',
  about: 'spans stored per second, and searches, facets, graphs and traces among 5 M of them',
  seconds: [60, 90],
  run: async (context) => {
    const million = 5;
    const store = await openStore({
      dataDir: path.join(context.folder, 'store'),
      clock: systemClock,
      log: createLogger('bench', 'error'),
    });
    context.after(() => store.close());
    const loaded = await load(store, million * 1_000_000);
    return { rows: [loaded.row, ...(await measure(store, { ...loaded, million }, context))] };
  },
};

interface Loaded {
  readonly row: Row;
  readonly query: SpanQuery;
  /** Of a trace in the middle. */
  readonly traceId: bigint;
}

/** Stores spans in the hour before now; what makes them is not counted. */
async function load(store: OpenStore, spans: number): Promise<Loaded> {
  const traffic = new TrafficSpans();
  const batches = Math.ceil(spans / tracesPerBatch / spansPerTrace);
  const windowMs = (Number(stepNs) * batches * tracesPerBatch) / 1e6;
  const fromMs = Math.floor(systemClock.now() - windowMs);
  let storingMs = 0;
  let traceId = 0n;
  for (let at = 0; at < batches; at++) {
    const startNs = BigInt(fromMs) * 1_000_000n + BigInt(at * tracesPerBatch) * stepNs;
    const batch = traffic.batch(tracesPerBatch, { startNs, stepNs });
    if (at === batches >> 1) traceId = ((batch.traceHigh[0] ?? 0n) << 64n) | (batch.traceLow[0] ?? 0n);
    const beganMs = performance.now();
    store.sink.send({ kind: 'spans', batch });
    while (store.unansweredRows() > maxUnansweredRows) await new Promise((resolve) => setImmediate(resolve));
    if (at === batches - 1) await store.spans.trace(0n, { limit: 1 });
    storingMs += performance.now() - beganMs;
  }
  const row: Row = {
    what: 'spans with 10 tags through the store’s sink',
    figure: { value: (batches * tracesPerBatch * spansPerTrace) / (storingMs / 1000), unit: 'spans/s' },
    notes: ['While the next spans are made, the store goes on: that time is not in it.'],
  };
  return { row, query: { fromMs, toMs: fromMs + windowMs, search: { kind: 'all' } }, traceId };
}

async function measure(
  store: OpenStore,
  { query, traceId, million }: Loaded & { readonly million: number },
  context: BenchContext,
): Promise<Row[]> {
  const { spans } = store;
  const of = (search: SearchNode, windowMs = query.toMs - query.fromMs): SpanQuery => ({
    fromMs: query.toMs - windowMs,
    toMs: query.toMs,
    search,
  });
  const and = (...nodes: SearchNode[]): SearchNode => ({ kind: 'and', nodes });
  const failed = and(is('service', 'shop-3'), is('status', 'error'), is('http.status_code', '404'));
  const intervalMs = Math.ceil((query.toMs - query.fromMs) / 60);
  const percentiles = [50, 75, 95, 99].map((p) => ({ kind: 'percentile', attribute: 'duration', p }) as const);
  const facet = (attribute: string, search: SearchNode = { kind: 'all' }) =>
    spans.aggregate(of(search), { computes: [{ kind: 'count' }], groupBy: [{ attribute, limit: 50 }] });
  const works: readonly (readonly [string, () => Promise<unknown>, number?])[] = [
    ['newest 50, all', () => spans.search(of({ kind: 'all' }), { limit: 50 }), 50],
    ['newest 50 by service, error and tag', () => spans.search(of(failed), { limit: 50 }), 50],
    [
      'newest 50 by a wildcard of ever new tags',
      () => spans.search(of(matches('http.url', '*items/1234?\\?page*')), { limit: 50 }),
    ],
    [
      'newest 50 by a word of the resource',
      () => spans.search(of({ kind: 'text', match: { kind: 'exact', value: 'orders/299' } }), { limit: 50 }),
    ],
    [
      'newest 50 by a duration',
      () =>
        spans.search(
          of({
            kind: 'attribute',
            attribute: { name: 'duration', hasAt: true },
            match: { kind: 'range', from: { value: 2e8, isIncluded: true } },
          }),
          { limit: 50 },
        ),
    ],
    ['a search that nothing satisfies', () => spans.search(of(is('http.method', 'PATCH')), { limit: 50 })],
    ['trace by its id', () => spans.trace(traceId, { limit: 10_000 }), 50],
    ['facet service', () => facet('service'), 300],
    ['facet resource_name of a service', () => facet('resource_name', is('service', 'shop-3')), 300],
    ['facet @http.status_code', () => facet('http.status_code'), 300],
    ['facet @http.url (ever new values)', () => facet('http.url')],
    [
      'graph of requests and errors, 60 intervals',
      () =>
        spans.aggregate(of({ kind: 'all' }), {
          computes: [{ kind: 'count' }],
          groupBy: [{ attribute: 'status', limit: 2 }],
          intervalMs,
        }),
      300,
    ],
    [
      'graph of 4 percentiles, 60 intervals',
      () => spans.aggregate(of({ kind: 'all' }), { computes: percentiles, groupBy: [], intervalMs }),
      300,
    ],
    ['calls between services', () => spans.edges(of({ kind: 'all' }))],
    ['calls between services, 15 minutes', () => spans.edges(of({ kind: 'all' }, 900_000)), 300],
    [
      'time by service of 200 traces',
      () => spans.timeShares(of(is('service', 'shop-3')), { traces: 200, of: 'found', by: 'service' }),
      300,
    ],
  ];
  const rows: Row[] = [];
  for (const [what, work, goalMs] of works) {
    const tookMs = await timesMs(work, { runs: context.full ? 11 : 7, warmUps: 1, atMostMs: 15_000 });
    rows.push({
      what: `${million} M spans: ${what}`,
      figure: { value: median(tookMs), unit: 'ms' },
      ...(goalMs === undefined ? {} : { goal: { of: 'figure', is: 'at most', bound: goalMs } as const }),
    });
  }
  return rows;
}

function is(name: string, value: string): SearchNode {
  return attribute(name, { kind: 'exact', value });
}

function matches(name: string, pattern: string): SearchNode {
  return attribute(name, { kind: 'wildcard', pattern });
}

function attribute(name: string, match: SearchMatch): SearchNode {
  return { kind: 'attribute', attribute: { name, hasAt: false }, match };
}
