/**
 * How long a metric query takes on the real store: `avg:m{*} by {host}` over an hour of 1,000 series with a point each
 * ten seconds, as it runs (the hour is in memory) and after a restart (it is on disk), against the same grouping as one
 * bare SQL statement on a DuckDB of the same process. Medians.
 * Run: node test/bench/query.ts
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../lib/log/logger.ts';
import type { MetricBatch } from '../../lib/model/metric.ts';
import { evaluateMetricQuery } from '../../services/backend/query/metrics/evaluate.ts';
import { parseRequestedQuery } from '../../services/backend/query/metrics/parse-query.ts';
import { appendNumberColumns } from '../../services/backend/store/engine/number-columns.ts';
import { type OpenStore, openStore } from '../../services/backend/store/open-store.ts';

const seriesCount = 1000;
const stepS = 10;
const windowS = 3600;
const runs = 25;
const warmUps = 5;
/** Seconds sent in one message, as receivers do. */
const batchS = 100;

const endS = 1_800_000_000;
const window = { fromS: endS - windowS, toS: endS - 1 };
/** More than the window, as in real life. */
const firstS = window.fromS - 1800;

/** Batches in order of time: each second's points of all series lie side by side. */
function* batches(hosts: number): Generator<MetricBatch> {
  const contexts = Array.from({ length: seriesCount }, (_, at) => ({
    metric: 'm',
    type: 'gauge' as const,
    host: `host-${at % hosts}`,
    tags: [`env:bench`, `instance:${Math.floor(at / hosts)}`],
    intervalS: stepS,
  }));
  for (let fromS = firstS; fromS < endS; fromS += batchS) {
    const rows = (batchS / stepS) * seriesCount;
    const contextIndex = Uint32Array.from({ length: rows }, (_, row) => row % seriesCount);
    const timestampS = Float64Array.from({ length: rows }, (_, row) => fromS + Math.floor(row / seriesCount) * stepS);
    const value = Float64Array.from({ length: rows }, (_, row) => ((row * 7919) % 1009) / 10);
    yield { contexts, contextIndex, timestampS, value };
  }
}

/** What DuckDB alone needs: points by context and bucket, then groups by host and bucket. */
const bareSql = `
  SELECT host, bucket, avg(value) FROM (
    SELECT context, ts // 20 * 20 AS bucket, avg(value) AS value FROM points
    WHERE ts >= ${window.fromS} AND ts <= ${window.toS} GROUP BY ALL
  ) JOIN contexts ON id = context GROUP BY ALL`;

async function loadBare(connection: DuckDBConnection, hosts: number): Promise<void> {
  await connection.run('CREATE TABLE points (context UINTEGER NOT NULL, ts UINTEGER NOT NULL, value DOUBLE NOT NULL)');
  await connection.run(`CREATE TABLE contexts AS SELECT i::UINTEGER AS id, 'host-' || (i % ${hosts}) AS host
    FROM range(${seriesCount}) AS t(i)`);
  for (const { contextIndex, timestampS, value } of batches(hosts)) {
    await appendNumberColumns(connection, 'points', [contextIndex, Uint32Array.from(timestampS), value]);
  }
  await connection.run('CHECKPOINT');
}

async function medianMs(work: () => Promise<unknown>): Promise<string> {
  const tookMs: number[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const startMs = performance.now();
    await work();
    if (run >= 0) tookMs.push(performance.now() - startMs);
  }
  tookMs.sort((a, b) => a - b);
  return `${tookMs[Math.floor(runs / 2)]?.toFixed(1)} ms (fastest ${tookMs[0]?.toFixed(1)})`;
}

async function bench(hosts: number): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'labrador-bench-'));
  const parts = { dataDir, clock: new VirtualClock(endS * 1000), log: createLogger('bench', 'warn') };
  const query = parseRequestedQuery('avg:m{*} by {host}');
  const evaluate = async ({ metrics }: OpenStore): Promise<void> => {
    const { series } = await evaluateMetricQuery(metrics, query, window);
    if (series.length !== hosts) throw new Error(`Cannot measure: ${series.length} groups instead of ${hosts}`);
  };

  const store = await openStore(parts);
  for (const batch of batches(hosts)) store.sink.send({ kind: 'points', batch });
  const ids = (await store.metrics.select('m', query.filter)).map(({ id }) => id);
  const rollupWindow = { fromS: window.fromS - 300, toS: endS + 300, intervalS: 20, field: 'sum' } as const;
  const inMemory = await medianMs(() => evaluate(store));
  const select = await medianMs(() => store.metrics.select('m', query.filter));
  const rollup = await medianMs(() => store.metrics.rollup(ids, rollupWindow));
  await store.close();

  const again = await openStore(parts);
  const onDisk = await medianMs(() => evaluate(again));
  await again.close();

  const bare = await benchBare(path.join(dataDir, 'bare.duckdb'), hosts);
  await rm(dataDir, { recursive: true });
  process.stdout.write(
    [
      `${seriesCount} series on ${hosts} hosts: ${inMemory}`,
      `of which select ${select}, rollup ${rollup}`,
      `after a restart ${onDisk}`,
      `bare DuckDB ${bare}\n`,
    ].join('; '),
  );
}

async function benchBare(file: string, hosts: number): Promise<string> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await loadBare(connection, hosts);
  const bare = await medianMs(async () => {
    const answer = await connection.run(bareSql);
    for (let index = 0; index < answer.chunkCount; index++) answer.getChunk(index);
  });
  connection.closeSync();
  instance.closeSync();
  return bare;
}

for (const hosts of [100, 1000]) await bench(hosts);
