import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errors } from '../../../../lib/http/errors.ts';
import { evaluateHistory } from './evaluate-history.ts';
import type { SeriesSet } from './series-set.ts';

const intervalS = 60;

/** A group `a` whose value is the minute, and one that is there in the past alone. */
function evaluateSpan(fromS: number, toS: number): Promise<SeriesSet> {
  const count = Math.floor(toS / intervalS) - Math.ceil(fromS / intervalS) + 1;
  const timesS = Float64Array.from(
    { length: count },
    (_, at) => Math.ceil(fromS / intervalS) * intervalS + at * intervalS,
  );
  const series = ['host:a', 'host:gone'].map((tag) => ({
    groupTags: [tag],
    values: timesS.map((timeS) => timeS / 60),
  }));
  return Promise.resolve({ intervalS, timesS, groupKeys: ['host'], series, isZeroFilled: false });
}

const operand = { intervalS, series: [{ groupTags: ['host:a'], values: new Float64Array() }] };

test('bins are the medians of buckets, and how far these scatter', async () => {
  const request = { fromS: 0, toS: 1800, binS: 600, zone: 'UTC' };
  const { firstBin, groups } = await evaluateHistory(evaluateSpan, request, operand);
  assert.deepEqual([...groups.keys()], ['host:a']);
  const { level = [], scatter = [] } = groups.get('host:a') ?? {};
  assert.deepEqual([...level].slice(-firstBin, 3 - firstBin), [4.5, 14.5, 24.5]);
  // Of 0 to 9 the median distance from 4.5 is 2.5.
  assert.deepEqual([...scatter].slice(-firstBin, 3 - firstBin), [2.5 * 1.4826, 2.5 * 1.4826, 2.5 * 1.4826]);
});

test('bins are by the clocks of the zone', async () => {
  const request = { fromS: 0, toS: 3600, binS: 3600, zone: 'Asia/Kolkata' };
  const { firstBin, groups } = await evaluateHistory(evaluateSpan, request, operand);
  const level = [...(groups.get('host:a')?.level ?? [])];
  // Five hours and a half ahead: the first half of the hour is in bin 5, the second in bin 6.
  assert.deepEqual(level.slice(5 - firstBin, 7 - firstBin), [14.5, 44.5]);
});

test('a piece that is too large is read in smaller ones, each bucket once', async () => {
  const seen: number[] = [];
  const picky = async (fromS: number, toS: number) => {
    const set = await evaluateSpan(fromS, toS);
    if (set.timesS.length > 1000) throw errors.tooManyPoints({ limit: 1000, buckets: set.timesS.length });
    seen.push(...set.timesS);
    return set;
  };
  await evaluateHistory(picky, { fromS: 0, toS: 10_000 * 60, binS: 600, zone: 'UTC' }, operand);
  assert.deepEqual(
    seen,
    Array.from({ length: 10_000 }, (_, at) => at * 60),
  );
  const never = () => Promise.reject(errors.tooManyGroups(1));
  const request = { fromS: 0, toS: 600_000, binS: 600, zone: 'UTC' };
  await assert.rejects(evaluateHistory(never, request, operand), /more than 1 groups/);
});

test('a past that is shorter than asked for is read in shorter bins', async () => {
  const young = async (fromS: number, toS: number): Promise<SeriesSet> => {
    const set = await evaluateSpan(fromS, toS);
    const [a] = set.series.map(({ values }) => values.map((value) => (value < 900 ? Number.NaN : value)));
    return { ...set, series: a ? [{ groupTags: ['host:a'], values: a }] : [] };
  };
  const request = { fromS: 0, toS: 60_000, binS: 6000, zone: 'UTC' };
  const { binS, groups } = await evaluateHistory(young, { ...request, mostBins: 10 }, operand);
  assert.equal(binS, 600);
  assert.equal(groups.get('host:a')?.level.filter((value) => !Number.isNaN(value)).length, 10);
  assert.equal((await evaluateHistory(young, request, operand)).binS, 6000);
});
