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
  const reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'> = {
    sketches: () => assert.fail('there are no distributions'),
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
    assert.match(error.message, /more than 2000000 points, with 1500 in each group: group by fewer tags/);
    return true;
  });
});

/** One source that belongs to `values ** keys` groups. */
function manyValued({ keys, values }: { keys: number; values: number }) {
  const names = Array.from({ length: keys }, (_, key) => `k${key}`);
  const tags = names.flatMap((key) => Array.from({ length: values }, (_, at) => `${key}:${at}`));
  const metrics = new MemoryMetrics();
  metrics.add({ metric: 'm', type: 'gauge', host: '', tags, intervalS: 0 }, [[startS, 1]]);
  const query = parseMetricQuery(`sum:m{*} by {${names.join()}}.rollup(60)`);
  return evaluateMetricQuery(metrics, query, { fromS: startS, toS: startS + 59 });
}

test('10,000 groups are answered; more are refused', async () => {
  assert.equal((await manyValued({ keys: 2, values: 100 })).series.length, 10_000);
  await assert.rejects(manyValued({ keys: 1, values: 10_001 }), /more than 10000 groups: group by fewer tags/);
});

test('more groups than a process could hold are refused before one is made', async () => {
  await assert.rejects(manyValued({ keys: 20, values: 20 }), { status: 400, message: /more than 10000 groups/ });
});

test('groups of several sources count together', async () => {
  const metrics = new MemoryMetrics();
  for (const host of ['a', 'b']) {
    const tags = Array.from({ length: 6000 }, (_, at) => `k:${host}${at}`);
    metrics.add({ metric: 'm', type: 'gauge', host, tags, intervalS: 0 }, [[startS, 1]]);
  }
  const query = parseMetricQuery('sum:m{*} by {k}.rollup(60)');
  const one = { fromS: startS, toS: startS + 59 };
  await assert.rejects(evaluateMetricQuery(metrics, query, one), /more than 10000 groups/);
});
