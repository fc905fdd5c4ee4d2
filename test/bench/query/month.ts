import path from 'node:path';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { evaluateMetricQuery } from '../../../services/backend/query/metrics/evaluate.ts';
import { parseRequestedQuery } from '../../../services/backend/query/metrics/parse-query.ts';
import { type OpenStore, openStore } from '../../../services/backend/store/open-store.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { median } from '../measure/statistics.ts';
import { timesByTurnsMs } from '../measure/time.ts';
import { openBareDuckdb } from './bare-duckdb.ts';
import { batchesOf, type SeriesHour, seriesCount } from './series-hour.ts';

const hosts = 100;
const days = 30;
const dayS = 86_400;
const hourS = 3600;
/** The hour tier has a row an hour of each series, however many points that stands for. */
const stepS = 900;
const bucketS = 4 * hourS;
const firstS = Date.UTC(2026, 0, 1) / 1000;
const endS = firstS + days * dayS;
const query = parseRequestedQuery('avg:m{*} by {host}');

/** `avg by host` over a month of 1,000 series, of which the hour tier is read: on a virtual clock, with the store's upkeep. */
export const queryMonth: Bench = {
  name: 'query-month',
  about: 'avg by host over a month of 1,000 series, read from the hour tier',
  seconds: [120, 120],
  run: async (context) => ({ rows: [await measureMonth(context)] }),
};

async function measureMonth(context: BenchContext): Promise<Row> {
  const clock = new VirtualClock(firstS * 1000);
  const store = await openStore({
    dataDir: path.join(context.folder, 'month'),
    clock,
    log: createLogger('bench', 'error'),
  });
  context.after(() => store.close());
  const month: SeriesHour = { hosts, firstS, endS, stepS, batchS: hourS };
  await loadMonth(month, { store, clock });
  const asked = { windowS: endS - firstS, intervalS: bucketS };
  const bare = await openBareDuckdb(path.join(context.folder, 'bare.duckdb'), month, asked);
  const ask = async (): Promise<void> => {
    const { series } = await evaluateMetricQuery(store.metrics, query, { fromS: firstS, toS: endS - 1 });
    const points = series[0]?.values.length;
    if (series.length !== hosts || points !== asked.windowS / bucketS) {
      throw new Error(
        `Cannot measure: ${series.length} groups of ${points} points, not ${hosts} of ${(days * 24) / 4}`,
      );
    }
  };
  const [tookMs = [], bareMs = []] = await timesByTurnsMs([ask, bare.query], { turns: 3, runs: 5, warmUps: 3 });
  bare.close();
  await store.close();
  return {
    what: `avg by host, a month, ${seriesCount} series on ${hosts} hosts, in process, by tiers`,
    figure: { value: median(tookMs), unit: 'ms' },
    reference: { what: 'bare DuckDB, all points', value: median(bareMs) },
    goal: { of: 'figure', is: 'at most', bound: 200 },
    notes: [
      `A month: points each ${stepS} s, of which the query reads what the hour tier has: a row an hour and series.`,
    ],
  };
}

/** Sends hour after hour, each sealed a while after its end. */
async function loadMonth(
  month: SeriesHour,
  { store, clock }: { readonly store: OpenStore; readonly clock: VirtualClock },
): Promise<void> {
  for (const batch of batchesOf(month)) {
    await clock.advance(hourS * 1000);
    store.sink.send({ kind: 'points', batch });
    await store.tick(clock.now());
  }
  for (let hour = 0; hour < 2; hour++) {
    await clock.advance(hourS * 1000);
    await store.tick(clock.now());
  }
}
