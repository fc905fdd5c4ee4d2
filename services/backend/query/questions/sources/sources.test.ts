import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { NamedQuery } from '../../../../../lib/widget/question.ts';
import { spanBatch } from '../../../store/spans/span-batch.ts';
import { metricBatch } from '../../../store/testing/metric-batch.ts';
import { sketchBatch } from '../../../store/testing/sketch-batch.ts';
import { temporaryStore } from '../../../store/testing/temporary-store.ts';
import { answerQuestion } from '../answer-question.ts';

/** Twelve spans of `web` and `db`, ten seconds apart, each as many milliseconds long as its number; every fourth failed. */
async function lab(t: TestContext) {
  const { store, nowS } = await temporaryStore(t);
  const fromS = nowS - 120;
  const second = 1_000_000_000n;
  const spans = Array.from({ length: 12 }, (_, at) => ({
    traceId: BigInt(at + 1),
    spanId: BigInt(at + 1),
    startNs: BigInt(fromS + at * 10) * second,
    durationNs: BigInt(at + 1) * 1_000_000n,
    service: at % 3 === 2 ? 'db' : 'web',
    isError: at % 4 === 3,
  }));
  store.sink.send({ kind: 'spans', batch: spanBatch(...spans) });
  const tags = (resource: string) => ['env:lab', 'service:web', `resource_name:${resource}`, 'span.kind:server'];
  const count = (metric: string, resource: string, values: readonly number[]) => ({
    metric,
    type: 'count' as const,
    intervalS: 10,
    tags: tags(resource),
    points: values.map((value, at) => [fromS + at * 10, value] as const),
  });
  const latency = (resource: string, values: readonly (readonly number[])[]) => ({
    metric: 'trace.http.request',
    tags: tags(resource),
    points: values.map((each, at) => [fromS + at * 10, each] as const),
  });
  store.sink.send({
    kind: 'points',
    batch: metricBatch(
      count('trace.http.request.hits', 'get_/', [2, 1]),
      count('trace.http.request.hits', 'get_/a', [1, 0]),
      count('trace.http.request.errors', 'get_/', [1, 0]),
      count('trace.http.request.errors', 'get_/a', [0, 0]),
    ),
  });
  const batch = sketchBatch(latency('get_/', [[0.1, 0.3], [0.2]]), latency('get_/a', [[4]]));
  store.sink.send({ kind: 'sketches', batch });
  const ask = async (kind: 'timeseries' | 'scalar', formula: string, ...queries: readonly NamedQuery[]) => {
    const window = { fromMs: fromS * 1000, toMs: (fromS + 119) * 1000 };
    const answer = await answerQuestion(store, { kind, queries, formulas: [{ formula }] }, window);
    assert.ok(answer.kind === kind);
    return answer.response;
  };
  return { fromS, ask };
}

const spansOf = (more: object = {}): NamedQuery => ({
  data_source: 'spans',
  name: 'a',
  compute: { aggregation: 'count' },
  search: { query: '*' },
  ...more,
});

test('spans over time: as many as started in each bucket, by group, in formulas with others', async (t) => {
  const { fromS, ask } = await lab(t);
  const compute = { aggregation: 'count', interval: 60_000 };
  const response = await ask('timeseries', 'a * 2', spansOf({ compute, group_by: [{ facet: 'service' }] }));
  assert.deepEqual(response, {
    series: [
      { group_tags: ['service:web'], query_index: 0, unit: null },
      { group_tags: ['service:db'], query_index: 0, unit: null },
    ],
    times: [fromS * 1000, (fromS + 60) * 1000],
    values: [
      [8, 8],
      [4, 4],
    ],
  });
});

test('spans in all: a percentile is of the whole window, in nanoseconds', async (t) => {
  const { ask } = await lab(t);
  const compute = { aggregation: 'max', metric: '@duration' };
  const group_by = [{ facet: 'service', limit: 1, sort: { aggregation: 'max', metric: '@duration', order: 'desc' } }];
  const response = await ask('scalar', 'a', spansOf({ compute, group_by }));
  assert.ok('columns' in response);
  const [group, number] = response.columns;
  assert.deepEqual(group, { name: 'service', type: 'group', values: [['db']] });
  assert.deepEqual(number?.values, [12_000_000]);
  assert.equal(number?.type === 'number' && number.meta.unit?.[0]?.name, 'nanosecond');
});

test('a share of two searches', async (t) => {
  const { ask } = await lab(t);
  const errors = spansOf({ name: 'b', search: { query: 'status:error' } });
  const response = await ask('scalar', '100 * b / a', spansOf(), errors);
  assert.ok('columns' in response);
  assert.deepEqual(response.columns[0]?.values, [25]);
});

const apm = (stat: string, more: object = {}): NamedQuery => ({
  data_source: 'apm_metrics',
  name: 'a',
  service: 'web',
  stat,
  ...more,
});

test('requests of a service: of the operation that it is known by, from trace metrics', async (t) => {
  const { fromS, ask } = await lab(t);
  const hits = await ask('timeseries', 'a', apm('hits'));
  assert.ok('times' in hits);
  assert.deepEqual(
    hits.times.map((at, index) => [at / 1000 - fromS, hits.values[0]?.[index]]).filter(([, value]) => value !== 0),
    [
      [0, 3],
      [10, 1],
    ],
  );
  const total = async (stat: string, more?: object): Promise<unknown> => {
    const response = await ask('scalar', 'a', apm(stat, more));
    assert.ok('columns' in response);
    return response.columns.at(-1)?.values;
  };
  assert.deepEqual(await total('hits'), [4]);
  assert.deepEqual(await total('error_rate'), [0.25]);
  assert.deepEqual(await total('latency_max', { resource_name: 'GET /a' }), [4]);
  assert.deepEqual(await total('hits', { group_by: ['resource_name'] }), [3, 1]);
  assert.deepEqual(await total('hits', { query_filter: '!resource_name:get_/a' }), [3]);
  assert.deepEqual(await total('hits', { operation_name: 'no.such' }), []);
});

test('the older form of requests of a service', async (t) => {
  const { ask } = await lab(t);
  const query = { data_source: 'apm_resource_stats', name: 'a', env: 'lab', service: 'web', stat: 'errors' };
  const response = await ask('scalar', 'a', query);
  assert.ok('columns' in response);
  assert.deepEqual(response.columns[0]?.values, [1]);
  const elsewhere = await ask('scalar', 'a', { ...query, env: 'prod', operation_name: 'http.request' });
  assert.ok('columns' in elsewhere);
  assert.deepEqual(elsewhere.columns[0]?.values, []);
});

test('what cannot be asked is named', async (t) => {
  const { ask } = await lab(t);
  await assert.rejects(ask('scalar', 'a', { data_source: 'logs', name: 'a' }), /data_source logs/);
  await assert.rejects(ask('scalar', 'a', apm('apdex')), /not supported yet: stat apdex; it is one of hits, /);
  await assert.rejects(
    ask('scalar', 'a', { data_source: 'apm_metrics', name: 'a', stat: 'hits' }),
    /operation_name is needed/,
  );
  await assert.rejects(ask('scalar', 'a', spansOf({ compute: { aggregation: 'avg' } })), /'avg' needs an attribute/);
  await assert.rejects(ask('scalar', 'a', spansOf({ search: { query: 'a:(' } })), /filter\.query/);
  await assert.rejects(ask('scalar', 'a', spansOf({ storage: 'flex' })), /storage/);
});
