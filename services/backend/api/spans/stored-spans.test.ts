import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import supertest from 'supertest';
import { serveSpans } from '../../../../test/harness/serve-spans.ts';
import type { GivenSpan } from '../../store/spans/span-batch.ts';

/** Forty spans, ten seconds apart; span `n` (from 1) takes n - 1 ms. What the parser says is what the store finds. */
function spans(nowNs: bigint): GivenSpan[] {
  return Array.from({ length: 40 }, (_, at) => ({
    traceId: BigInt(at + 1),
    spanId: BigInt(at + 1),
    startNs: nowNs - BigInt(40 - at) * 10_000_000_000n,
    durationNs: BigInt(at) * 1_000_000n,
    service: ['web', 'api', 'db'][at % 3] ?? '',
    resource: `r${at % 4}`,
    env: at % 2 === 0 ? '' : 'lab',
    isError: at % 5 === 0,
    tags: at % 4 === 0 ? [] : [['team', 'a'] as const, ['k.x', 'q"uo\\te*'] as const],
    numbers: at % 3 === 0 ? {} : { n: at / 2 },
  }));
}

async function search(context: TestContext, queries: Readonly<Record<string, readonly number[]>>): Promise<void> {
  const url = await serveSpans(context, spans);
  for (const [query, expected] of Object.entries(queries)) {
    const parameters = { 'filter[query]': query, sort: 'timestamp', 'page[limit]': 1000 };
    const { body } = await supertest(url).get('/api/v2/spans/events').query(parameters).expect(200);
    const found = body.data.map(({ attributes }: { attributes: { span_id: string } }) => Number(attributes.span_id));
    assert.deepEqual(found, expected, query);
  }
}

test('ranges and times', (t) =>
  search(t, {
    '@n:[3 TO 5]': [8, 9, 11],
    '@n:{3 TO 5}': [8, 9],
    'duration:10ms': [11],
    '@duration:[10ms TO 12ms]': [11, 12, 13],
    '@duration:>=38500us': [40],
    '@duration:<1': [1],
  }));

test('values with special characters, wildcards, words', (t) =>
  search(t, {
    '@k.x:"q\\"uo\\\\te*" @duration:<5ms': [2, 3, 4],
    '@k.x:q\\"uo\\\\te\\* @duration:<5ms': [2, 3, 4],
    '@k.x:q*te? @duration:<5ms': [2, 3, 4],
    '@k.x:q*te\\? @duration:<5ms': [],
    'R1 service:db': [6, 18, 30],
    '"r2" -service:(web OR api)': [3, 15, 27, 39],
  }));

test('not, and, or, what is there at all, reserved attributes', (t) =>
  search(t, {
    'status:error': [1, 6, 11, 16, 21, 26, 31, 36],
    'status:error (service:web OR @n:>15) -trace_id:1': [16, 31, 36],
    '-@team:* service:web': [1, 13, 25, 37],
    '-env:* @duration:<4ms': [1, 3],
    'span_id:3 OR trace_id:17': [3, 17],
  }));

test('groups: the missing ones, a total, by name and by a compute', async (t) => {
  const url = await serveSpans(t, spans);
  const aggregate = async (group_by: unknown, compute: unknown = [{ aggregation: 'count' }]) => {
    const { body } = await supertest(url)
      .post('/api/v2/spans/analytics/aggregate')
      .send({ data: { type: 'aggregate_request', attributes: { compute, group_by } } })
      .expect(200);
    return body.data.map(({ attributes }: { attributes: { by: object; compute: object } }) =>
      [...Object.values(attributes.by), ...Object.values(attributes.compute)].join(' '),
    );
  };
  assert.deepEqual(await aggregate([{ facet: '@team' }]), ['a 30']);
  assert.deepEqual(await aggregate([{ facet: '@team', missing: 'none', total: 'all' }]), ['a 30', 'none 10', 'all 40']);
  const byName = { type: 'alphabetical', order: 'desc' };
  assert.deepEqual(
    await aggregate([
      { facet: 'service', limit: 2, sort: { type: 'alphabetical' } },
      { facet: 'resource_name', limit: 1, sort: byName },
    ]),
    ['api r3 3', 'db r3 3'],
  );
  const slowest = { aggregation: 'max', metric: '@duration', order: 'desc' };
  assert.deepEqual(await aggregate([{ facet: 'service', limit: 2, sort: slowest }]), ['web 14', 'db 13']);
  assert.deepEqual(
    await aggregate(undefined, [
      { aggregation: 'cardinality', metric: 'resource_name' },
      { aggregation: 'median', metric: '@duration' },
      { aggregation: 'pc50', metric: '@duration' },
      { aggregation: 'sum', metric: '@nothing' },
    ]),
    ['4 19500000 19500000 '],
  );
});
