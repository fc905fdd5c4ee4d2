import path from 'node:path';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { evaluateMetricQuery } from '../../../services/backend/query/metrics/evaluate.ts';
import { parseRequestedQuery } from '../../../services/backend/query/metrics/parse-query.ts';
import { type OpenStore, openStore } from '../../../services/backend/store/open-store.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { median } from '../measure/statistics.ts';
import { timesMs } from '../measure/time.ts';
import { openBareDuckdb } from './bare-duckdb.ts';
import { batchesOf, type SeriesHour, seriesCount, windowS } from './series-hour.ts';

const endS = 1_800_000_000;
const query = parseRequestedQuery('avg:m{*} by {host}');

/**
 * `avg:m{*} by {host}` over an hour of 1,000 series with a point each ten seconds, in the process of the store: as it runs
 * (the hour is in memory) and after a restart (it is on disk), against one bare SQL statement on a DuckDB.
 */
export const queryInProcess: Bench = {
  name: 'query',
  about: 'avg by host over an hour of 1,000 series in one process, against a bare DuckDB query',
  seconds: [14, 40],
  run: async (context) => ({
    rows: [...(await measureHosts(100, context)), ...(await measureHosts(1000, context))],
  }),
};

async function measureHosts(hosts: number, context: BenchContext): Promise<Row[]> {
  const amount = { runs: context.full ? 100 : 25, warmUps: 5 };
  // More than the window, as in real life.
  const hour: SeriesHour = { hosts, firstS: endS - windowS - 1800, endS };
  const dataDir = path.join(context.folder, `store-${hosts}`);
  const parts = { dataDir, clock: new VirtualClock(endS * 1000), log: createLogger('bench', 'error') };

  const store = await openStore(parts);
  for (const batch of batchesOf(hour)) store.sink.send({ kind: 'points', batch });
  const inMemory = await timesMs(() => evaluate(store, hosts), amount);
  await store.close();
  const again = await openStore(parts);
  const onDisk = await timesMs(() => evaluate(again, hosts), amount);
  await again.close();
  const bare = await openBareDuckdb(path.join(context.folder, `bare-${hosts}.duckdb`), hour);
  const reference = { what: 'bare DuckDB', value: median(await timesMs(bare.query, amount)) };
  bare.close();

  const what = `avg by host, 1 h, ${seriesCount} series on ${hosts} hosts, in process`;
  return [
    { what, figure: { value: median(inMemory), unit: 'ms' }, reference },
    { what: `${what}, after a restart`, figure: { value: median(onDisk), unit: 'ms' }, reference },
  ];
}

/** @throws when the answer is not that of all hosts */
async function evaluate({ metrics }: OpenStore, hosts: number): Promise<void> {
  const { series } = await evaluateMetricQuery(metrics, query, { fromS: endS - windowS, toS: endS - 1 });
  if (series.length !== hosts) throw new Error(`Cannot measure: ${series.length} groups instead of ${hosts}`);
}
