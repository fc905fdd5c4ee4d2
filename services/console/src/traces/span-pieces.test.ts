import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { customAttribute, customAttributes } from './custom-attributes.ts';
import { graphIntervalS } from './graph-interval.ts';
import { computedNumber, seriesTotal, spanSeries } from './span-series.ts';

test('at most sixty buckets of a round length', () => {
  const lengths = [10_000, 60_000, 300_000, 900_000, 3_600_000, 86_400_000, 30 * 86_400_000];
  assert.deepEqual(
    lengths.map((spanMs) => graphIntervalS(spanMs)),
    [1, 1, 5, 15, 60, 1800, 43_200],
  );
});

test('an aggregation becomes a line and a number', () => {
  const compute = {
    c0: [
      { time: '2027-01-15T08:00:00.000Z', value: 3 },
      { time: '2027-01-15T08:00:15.000Z', value: 4 },
    ],
    c1: 12.5,
    c2: null,
  };
  const bucket = { id: 'x', type: 'bucket', attributes: { by: {}, compute } } as const;
  const line = spanSeries(bucket, { label: 'ok', compute: 'c0', intervalS: 15, unit: null });
  assert.deepEqual(line.series.pointlist, [
    [Date.UTC(2027, 0, 15, 8), 3],
    [Date.UTC(2027, 0, 15, 8, 0, 15), 4],
  ]);
  assert.equal(seriesTotal(line), 7);
  assert.equal(computedNumber(bucket, 'c1'), 12.5);
  assert.equal(computedNumber(bucket, 'c2'), undefined);
  assert.deepEqual(
    spanSeries(undefined, { label: 'error', compute: 'c0', intervalS: 15, unit: null }).series.pointlist,
    [],
  );
});

test('attributes by their dotted names', () => {
  const span = {
    attributes: { custom: { http: { status_code: '200', url: 'u' }, duration: 5 } },
  } as unknown as SpanItem;
  assert.deepEqual(
    [...customAttributes(span)],
    [
      ['http.status_code', '200'],
      ['http.url', 'u'],
      ['duration', '5'],
    ],
  );
  assert.equal(customAttribute(span, 'http.status_code'), '200');
  assert.equal(customAttribute(span, 'http'), undefined);
  assert.equal(customAttribute(span, 'http.status_code.deep.er'), undefined);
});
