import path from 'node:path';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { openStore } from '../../../services/backend/store/open-store.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { median } from '../measure/statistics.ts';
import { timesByTurnsMs } from '../measure/time.ts';
import { openBareDuckdb } from './bare-duckdb.ts';
import { evaluateHour } from './evaluate-hour.ts';
import { batchesOf, type SeriesHour, seriesCount, windowS } from './series-hour.ts';

const endS = 1_800_000_000;

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
  const amount = { turns: 3, runs: context.full ? 30 : 8, warmUps: 3 };
  // More than the window, as in real life.
  const hour: SeriesHour = { hosts, firstS: endS - windowS - 1800, endS };
  const dataDir = path.join(context.folder, `store-${hosts}`);
  const parts = { dataDir, clock: new VirtualClock(endS * 1000), log: createLogger('bench', 'error') };

  const bare = await openBareDuckdb(path.join(context.folder, `bare-${hosts}.duckdb`), hour);
  const store = await openStore(parts);
  for (const batch of batchesOf(hour)) store.sink.send({ kind: 'points', batch });
  const [inMemory = [], bareFirst = []] = await timesByTurnsMs(
    [() => evaluateHour(store.metrics, hour), bare.query],
    amount,
  );
  await store.close();
  const again = await openStore(parts);
  const [onDisk = [], bareThen = []] = await timesByTurnsMs(
    [() => evaluateHour(again.metrics, hour), bare.query],
    amount,
  );
  await again.close();
  bare.close();

  const what = `avg by host, 1 h, ${seriesCount} series on ${hosts} hosts, in process`;
  const reference = (tookMs: readonly number[]) => ({ what: 'bare DuckDB', value: median(tookMs) });
  return [
    { what, figure: { value: median(inMemory), unit: 'ms' }, reference: reference(bareFirst) },
    { what: `${what}, after a restart`, figure: { value: median(onDisk), unit: 'ms' }, reference: reference(bareThen) },
  ];
}
