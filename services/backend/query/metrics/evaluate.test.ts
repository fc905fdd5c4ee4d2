import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError } from '../../../../lib/http/http-error.ts';
import { parseMetricQuery } from '../../../../lib/query-language/parse.ts';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import type { MetricReader } from '../../store/store.ts';
import { evaluateMetricQuery } from './evaluate.ts';

/** What a query answers, rule by rule, is in `test/query/scripts`; here are its bounds. */

const startS = 1_800_000_000;
const window = { fromS: startS, toS: startS + 1499 };

/** Sources whose buckets of one second do not fit one read of the store. */
const manySources = 1400;

function manyHosts(): MemoryMetrics {
  const metrics = new MemoryMetrics();
  for (let host = 0; host < manySources; host += 1) {
    const context = { metric: 'm', type: 'gauge', host: `h${host}`, tags: [`half:${host % 2}`], intervalS: 0 } as const;
    metrics.add(context, [
      [startS + 10, 1],
      [startS + 12, 3],
    ]);
  }
  return metrics;
}

test('many sources are read in parts and add up to the same', async () => {
  const metrics = manyHosts();
  let reads = 0;
  const reader: Pick<MetricReader, 'select' | 'rollup'> = {
    select: (metric, filter) => metrics.select(metric, filter),
    rollup: (ids, part) => {
      reads += 1;
      return metrics.rollup(ids, part);
    },
  };
  const { series } = await evaluateMetricQuery(reader, parseMetricQuery('sum:m{*} by {half}.rollup(1)'), window);
  assert.ok(reads > 1, `${reads} reads`);
  assert.deepEqual(
    series.map(({ groupTags, values }) => [groupTags, Array.from(values.slice(9, 14))]),
    ['half:0', 'half:1'].map((group) => [[group], [Number.NaN, 700, 1400, 2100, Number.NaN]]),
  );
});

test('an answer of too many points is refused, with what to do', async () => {
  const query = parseMetricQuery('sum:m{*} by {host}.rollup(1)');
  await assert.rejects(evaluateMetricQuery(manyHosts(), query, window), (error: unknown) => {
    assert.ok(error instanceof HttpError);
    assert.equal(error.status, 400);
    assert.match(error.message, /more than 2000000 points \(1333 groups × 1500\): group by fewer tags/);
    return true;
  });
});

test('a key with very many values is refused before its groups are made', async () => {
  const metrics = new MemoryMetrics();
  const tags = ['a', 'b', 'c'].flatMap((key) => Array.from({ length: 300 }, (_, at) => `${key}:${at}`));
  metrics.add({ metric: 'm', type: 'gauge', host: '', tags, intervalS: 0 }, [[startS, 1]]);
  const query = parseMetricQuery('sum:m{*} by {a,b,c}.rollup(60)');
  await assert.rejects(evaluateMetricQuery(metrics, query, window), /group by fewer tags/);
});
