import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HttpError } from '../../http/http-error.ts';
import { keyOf } from '../../sketch/mapping.ts';
import { testTime } from '../testing-batches.ts';
import { decodeDistributionPoints } from './distribution-points.ts';

const { nowS } = testTime;
const decode = (body: unknown) => decodeDistributionPoints(body, testTime);

test('the values of a point become a sketch, the timestamp a whole second', () => {
  const series = [
    {
      metric: 'My Latency',
      type: 'distribution',
      host: 'web-1',
      tags: ['Env:Lab'],
      points: [
        [nowS - 0.5, [1, 2, 2, -4]],
        [nowS, [0]],
      ],
    },
    { metric: 'plain', points: [[nowS, [7]]] },
  ];
  const { batch, refusals } = decode({ series });
  assert.equal(refusals.total, 0);
  assert.deepEqual(batch.contexts, [
    { metric: 'My_Latency', type: 'distribution', host: 'web-1', tags: ['env:lab'], intervalS: 0 },
    { metric: 'plain', type: 'distribution', host: '', tags: [], intervalS: 0 },
  ]);
  assert.deepEqual([...batch.contextIndex], [0, 0, 1]);
  assert.deepEqual([...batch.timestampS], [nowS - 1, nowS, nowS]);
  assert.deepEqual([...batch.count], [4, 1, 1]);
  assert.deepEqual([...batch.sum], [1, 0, 7]);
  assert.deepEqual([batch.min[0], batch.max[0]], [-4, 2]);
  assert.deepEqual([...batch.binKey], [-keyOf(4), keyOf(1), keyOf(2), 0, keyOf(7)]);
  assert.deepEqual([...batch.binWeight], [1, 1, 2, 1, 1]);
});

const faults: readonly (readonly [unknown, string, RegExp])[] = [
  [[nowS], 'bad_item', /points\[0\] is a list, not a timestamp and a list of values/],
  [7, 'bad_item', /points\[0\] is 7/],
  [[nowS, 7], 'bad_value', /points\[0\]: values is 7, not a list/],
  [[nowS, []], 'bad_value', /points\[0\] has no values/],
  [[nowS, ['1']], 'bad_value', /points\[0\] has "1" among its values/],
  [['now', [1]], 'bad_timestamp', /points\[0\]: timestamp is "now", not a number/],
  [[nowS - 15 * 86_400 - 1, [1]], 'too_old', /more than 15 days old/],
  [[nowS + 601, [1]], 'too_new', /points\[0\]: timestamp \d+ is more than 10 minutes in the future$/],
];

for (const [point, reason, words] of faults) {
  test(`${JSON.stringify(point)} costs no other point`, () => {
    const { batch, refusals } = decode({ series: [{ metric: 'm', points: [point, [nowS, [5]]] }] });
    assert.deepEqual([...batch.sum], [5]);
    assert.deepEqual(Object.fromEntries(refusals.countByReason), { [reason]: 1 });
    assert.match(refusals.first[0] ?? '', words);
  });
}

test('a value that cannot be taken costs no other value', () => {
  const values = [1, null, Number.MAX_VALUE, Number.MAX_VALUE, 2];
  const { batch, refusals } = decode({ series: [{ metric: 'm', points: [[nowS, values]] }] });
  assert.equal(batch.count[0], 3);
  assert.deepEqual(refusals.first, [
    'series[0] "m": points[0] has null among its values',
    'series[0] "m": points[0] has 1.7976931348623157e+308 among its values, whose sum is too large',
  ]);
});

test('a series of another type is refused with all its points', () => {
  const points = [
    [nowS, [1]],
    [nowS, [2]],
  ];
  const { refusals } = decode({ series: [{ metric: 'm', type: 'gauge', points }] });
  assert.deepEqual(Object.fromEntries(refusals.countByReason), { bad_type: 2 });
  assert.deepEqual(refusals.first, ['series[0] "m": type is "gauge", not distribution']);
});

test('very many different values are done with in no time', () => {
  const values = Array.from({ length: 100_000 }, (_, i) => 1.0001 ** (i % 50_000) * (i % 2 === 0 ? 1 : -1));
  const startMs = performance.now();
  assert.equal(decode({ series: [{ metric: 'm', points: [[nowS, values]] }] }).batch.count[0], values.length);
  assert.ok(performance.now() - startMs < 2000);
});

test('any JSON is a payload or refused', () => {
  const point = fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.tuple(fc.integer(), fc.array(fc.double())),
  );
  const series = fc.record(
    {
      metric: fc.anything(),
      points: fc.oneof(fc.array(point), fc.anything()),
      tags: fc.anything(),
      host: fc.anything(),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.record({ series: fc.array(series) }),
  );
  fc.assert(
    fc.property(body, (any) => {
      try {
        decode(any);
      } catch (error) {
        assert.ok(error instanceof HttpError && error.status === 400, String(error));
      }
    }),
  );
});

test('the bins of what is made of values always add up to its count', () => {
  const values = fc.array(fc.oneof(fc.double(), fc.integer(), fc.constant('x')), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(values, (list) => {
      const { batch } = decode({ series: [{ metric: 'm', points: [[nowS, list]] }] });
      const weight = batch.binWeight.reduce((sum, each) => sum + each, 0);
      assert.equal(weight, batch.count[0] ?? 0);
    }),
  );
});
