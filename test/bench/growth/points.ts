import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { evaluateMetricQuery } from '../../../services/backend/query/metrics/evaluate.ts';
import { defaultIntervalS } from '../../../services/backend/query/metrics/interval.ts';
import { parseRequestedQuery } from '../../../services/backend/query/metrics/parse-query.ts';
import { appendNumberColumns } from '../../../services/backend/store/engine/number-columns.ts';
import { type OpenStore, openStore } from '../../../services/backend/store/open-store.ts';
import type { Bench, BenchContext, Curve, Row } from '../bench.ts';
import { minutesOf, type Walk } from '../disk/walk-batches.ts';
import { median } from '../measure/statistics.ts';
import { timesByTurnsMs } from '../measure/time.ts';

const seriesCount = 1000;
const hosts = 50;
const stepS = 10;
const hourS = 3600;
const firstS = Date.UTC(2026, 0, 1) / 1000;
const query = parseRequestedQuery('avg:bench.decimals{*} by {host}');
const maxUnansweredRows = 500_000;

interface AtWindow {
  readonly hours: number;
  readonly points: number;
  readonly ownMs: number;
  readonly bareMs: number;
}

/** How the time of `avg by host` grows with the points in its window, against the same statement on a bare DuckDB. */
export const growthByPoints: Bench = {
  name: 'growth-points',
  about: 'time of avg by host over 1,000 series by the points in its window, against a bare DuckDB; a curve',
  seconds: [60, 200],
  onlyFull: true,
  run: async (context) => {
    const windows = [0.25, 1, 4, 12, 24, 48, ...(context.full ? [168] : [])];
    const measured = await measureWindows(windows, context);
    return { rows: measured.map(toRow), curves: [toCurve(measured)] };
  },
};

async function measureWindows(windows: readonly number[], context: BenchContext): Promise<AtWindow[]> {
  const walk: Walk = { kind: 'decimals', seriesCount, firstS, minutes: Math.max(...windows) * 60 };
  const clock = new VirtualClock(firstS * 1000);
  const dataDir = path.join(context.folder, 'store');
  const store = await openStore({ dataDir, clock, log: createLogger('bench', 'error') });
  context.after(() => store.close());
  const instance = await DuckDBInstance.create(path.join(context.folder, 'bare.duckdb'));
  const bare = await instance.connect();
  await load(walk, { store, clock, bare });
  const endS = firstS + walk.minutes * 60;
  const measured: AtWindow[] = [];
  for (const hours of windows) measured.push(await measureWindow(hours, { store, bare, endS }));
  await store.close();
  bare.closeSync();
  instance.closeSync();
  return measured;
}

async function load(
  walk: Walk,
  { store, clock, bare }: { store: OpenStore; clock: VirtualClock; bare: DuckDBConnection },
): Promise<void> {
  await bare.run('CREATE TABLE points (context UINTEGER NOT NULL, ts UINTEGER NOT NULL, value DOUBLE NOT NULL)');
  await bare.run(`CREATE TABLE contexts AS SELECT i::UINTEGER AS id, 'host-' || (i % ${hosts}) AS host
    FROM range(${seriesCount}) AS t(i)`);
  let minute = 0;
  for (const batch of minutesOf(walk)) {
    await appendNumberColumns(bare, 'points', [batch.contextIndex, Uint32Array.from(batch.timestampS), batch.value]);
    await clock.advance(60_000);
    store.sink.send({ kind: 'points', batch });
    while (store.unansweredRows() > maxUnansweredRows) await new Promise((resolve) => setImmediate(resolve));
    if (++minute % 60 === 0) await store.tick(clock.now());
  }
  await bare.run('CHECKPOINT');
}

async function measureWindow(
  hours: number,
  { store, bare, endS }: { store: OpenStore; bare: DuckDBConnection; endS: number },
): Promise<AtWindow> {
  const windowS = hours * hourS;
  const intervalS = defaultIntervalS(windowS);
  const sql = `
    SELECT host, bucket, avg(value) FROM (
      SELECT context, ts // ${intervalS} * ${intervalS} AS bucket, avg(value) AS value FROM points
      WHERE ts >= ${endS - windowS} AND ts < ${endS} GROUP BY ALL
    ) JOIN contexts ON id = context GROUP BY ALL`;
  const own = async (): Promise<void> => {
    const { series } = await evaluateMetricQuery(store.metrics, query, { fromS: endS - windowS, toS: endS - 1 });
    if (series.length !== hosts) throw new Error(`Cannot measure: ${series.length} groups instead of ${hosts}`);
  };
  const amount = { turns: 3, runs: 3, warmUps: 1, atMostMs: 4000 };
  const [ownMs = [], bareMs = []] = await timesByTurnsMs([own, () => bare.runAndReadAll(sql)], amount);
  return { hours, points: (windowS / stepS) * seriesCount, ownMs: median(ownMs), bareMs: median(bareMs) };
}

function toRow({ hours, ownMs, bareMs }: AtWindow): Row {
  return {
    what: `avg by host, ${hours} h, ${seriesCount} series on ${hosts} hosts, in process`,
    figure: { value: ownMs, unit: 'ms' },
    reference: { what: 'bare DuckDB', value: bareMs },
  };
}

function toCurve(measured: readonly AtWindow[]): Curve {
  return {
    name: 'query-by-points',
    title: 'Time of avg by host by points in the window',
    x: { title: `points of ${seriesCount} series in the window`, unit: '' },
    y: { title: 'time', unit: 'ms' },
    lines: [
      { name: 'Labrador', points: measured.map(({ points, ownMs }) => [points, ownMs] as const) },
      { name: 'bare DuckDB', points: measured.map(({ points, bareMs }) => [points, bareMs] as const) },
    ],
  };
}
