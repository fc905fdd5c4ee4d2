/** The store with so many contexts, in a process of its own, so that its memory is its own: `CONTEXTS FOLDER`. */
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import type { MetricBatch } from '../../../lib/model/metric.ts';
import { evaluateMetricQuery } from '../../../services/backend/query/metrics/evaluate.ts';
import { parseRequestedQuery } from '../../../services/backend/query/metrics/parse-query.ts';
import { type OpenStore, openStore } from '../../../services/backend/store/open-store.ts';
import { pause } from '../measure/pause.ts';
import { median } from '../measure/statistics.ts';
import { timesMs } from '../measure/time.ts';

/** What it answers. */
export interface AtContexts {
  readonly contexts: number;
  /** Points a second that begin a context, and that belong to a known one. */
  readonly newPerSecond: number;
  readonly knownPerSecond: number;
  /** Of the process, over what it had with an empty store. */
  readonly memoryMb: number;
  readonly queryAllMs: number;
  readonly queryOneMs: number;
  /** Opening the data folder again. */
  readonly openMs: number;
}

const [countText = '', dataDir = ''] = process.argv.slice(2);
const count = Number(countText);
const endS = 1_800_000_000;
const stepS = 10;
/** Contexts of one message. */
const contextsPerBatch = 10_000;
const hosts = 100;
/** Points of each context when memory and queries are looked at. */
const pointsEach = 6;
/** Then points of known contexts follow: a second or two at full speed, and three of each context at least. */
const knownSteps = Math.max(3, Math.ceil(1_000_000 / count));
const maxUnansweredRows = 300_000;

const parts = { dataDir, clock: new VirtualClock(endS * 1000), log: createLogger('bench', 'error') };
process.send?.(await measure());
process.disconnect();

async function measure(): Promise<AtContexts> {
  const store = await openStore(parts);
  const emptyBytes = process.memoryUsage.rss();
  const groups = Array.from({ length: Math.ceil(count / contextsPerBatch) }, (_, group) => makeContexts(group));
  const newPerSecond = await sendSteps(store, groups, { firstStep: 0, steps: 1 });
  await sendSteps(store, groups, { firstStep: 1, steps: pointsEach - 1 });
  // A commit later.
  await pause(1500);
  const memoryMb = (process.memoryUsage.rss() - emptyBytes) / 1e6;
  const queryAllMs = await queryMs(store, 'avg:m{*} by {host}', hosts);
  const queryOneMs = await queryMs(store, `avg:m{instance:${count - 1}}`, 1);
  const knownPerSecond = await sendSteps(store, groups, { firstStep: pointsEach, steps: knownSteps });
  await store.close();
  const startMs = performance.now();
  const again = await openStore(parts);
  const openMs = performance.now() - startMs;
  await again.close();
  return { contexts: count, newPerSecond, knownPerSecond, memoryMb, queryAllMs, queryOneMs, openMs };
}

function makeContexts(group: number): MetricBatch['contexts'] {
  const first = group * contextsPerBatch;
  return Array.from({ length: Math.min(contextsPerBatch, count - first) }, (_, at) => ({
    metric: 'm',
    type: 'gauge' as const,
    host: `host-${(first + at) % hosts}`,
    tags: ['env:bench', `instance:${first + at}`],
    intervalS: stepS,
  }));
}

/** Sends points of all contexts, one each and step. @returns points a second, until all were taken over */
async function sendSteps(
  store: OpenStore,
  groups: readonly MetricBatch['contexts'][],
  { firstStep, steps }: { readonly firstStep: number; readonly steps: number },
): Promise<number> {
  const startMs = performance.now();
  for (let step = firstStep; step < firstStep + steps; step++) {
    // Within the hour, whatever their number; a second may come twice.
    const timestampS = endS - 3600 + ((step * stepS) % 3600) + Math.floor((step * stepS) / 3600);
    for (const contexts of groups) {
      store.sink.send({ kind: 'points', batch: makeBatch(contexts, { timestampS, step }) });
      await untilUnanswered(store, maxUnansweredRows);
    }
  }
  await untilUnanswered(store, 0);
  return (count * steps * 1000) / (performance.now() - startMs);
}

function makeBatch(
  contexts: MetricBatch['contexts'],
  { timestampS, step }: { readonly timestampS: number; readonly step: number },
): MetricBatch {
  const { length } = contexts;
  return {
    contexts,
    contextIndex: Uint32Array.from({ length }, (_, at) => at),
    timestampS: new Float64Array(length).fill(timestampS),
    value: Float64Array.from({ length }, (_, at) => (at * 7919 + step) % 1009),
  };
}

async function untilUnanswered(store: OpenStore, rows: number): Promise<void> {
  while (store.unansweredRows() > rows) await pause(1);
}

/** The median of some runs, at least one. @throws when the answer has not as many series */
async function queryMs(store: OpenStore, text: string, expected: number): Promise<number> {
  const query = parseRequestedQuery(text);
  const ask = async (): Promise<void> => {
    const { series } = await evaluateMetricQuery(store.metrics, query, { fromS: endS - 3600, toS: endS - 1 });
    if (series.length !== expected) throw new Error(`Cannot measure: ${series.length} series, not ${expected}`);
  };
  const first = await timesMs(ask, { runs: 1, warmUps: 0 });
  const more = await timesMs(ask, { runs: 9, warmUps: 0, atMostMs: 5000 });
  return median(more.length > 0 ? more : first);
}
