import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MetricSample, Sample, SampleType } from '../../../lib/check/sample.ts';
import { CheckSampler, type CheckSamplerOptions } from './check-sampler.ts';

const startS = 1_700_000_000;
const histogram = { aggregates: ['max', 'median', 'avg', 'count'], percentiles: [95] } as const;

function sample(type: SampleType, value: number | string, more: Partial<MetricSample> = {}): MetricSample {
  return { kind: 'metric', type, name: 'm', value, tags: [], atMs: startS * 1000, ...more };
}

/** A sampler, and a function that commits a run and gives `name type value` of each point. */
function sampler(options: Partial<CheckSamplerOptions> = {}) {
  const reports: string[] = [];
  const made = new CheckSampler({ histogram, report: (message) => reports.push(message), ...options });
  const commit = (samples: readonly Sample[], timestampS = startS): string[] => {
    const { series, distributions } = made.commit({ samples, timestampS });
    return [...series, ...distributions].map(({ metric, type, value }) => `${metric} ${type} ${value}`);
  };
  return { made, commit, reports };
}

test('a gauge is its last value, a count the sum, per context and run', () => {
  const { commit } = sampler();
  const samples = [
    sample('gauge', 1),
    sample('count', 2, { name: 'c' }),
    sample('gauge', 3),
    sample('count', 5, { name: 'c' }),
    sample('gauge', 9, { tags: ['a'] }),
  ];
  assert.deepEqual(commit(samples), ['m gauge 3', 'c count 7', 'm gauge 9']);
  assert.deepEqual(commit([]), [], 'nothing is carried on');
});

test('a context is name, host and set of tags, in any order and however often', () => {
  const { made } = sampler();
  const { series } = made.commit({
    timestampS: startS,
    samples: [
      sample('count', 1, { tags: ['b', 'a', 'b'] }),
      sample('count', 1, { tags: ['a', 'b'] }),
      sample('count', 1, { tags: ['a', 'b'], hostname: '' }),
      sample('count', 1, { tags: ['a', 'b'], hostname: 'h' }),
    ],
  });
  assert.deepEqual(series, [
    { metric: 'm', type: 'count', value: 2, tags: ['a', 'b'] },
    { metric: 'm', type: 'count', value: 1, tags: ['a', 'b'], hostname: '' },
    { metric: 'm', type: 'count', value: 1, tags: ['a', 'b'], hostname: 'h' },
  ]);
});

test('a submission has the due time, and service checks and events in order', () => {
  const check: Sample = { kind: 'service_check', name: 's', status: 0, tags: [], message: '' };
  const event: Sample = { kind: 'event', title: 'e', text: '', tags: [] };
  const { made } = sampler();
  assert.deepEqual(made.commit({ samples: [event, check], timestampS: startS }), {
    series: [],
    distributions: [],
    serviceChecks: [check],
    events: [event],
    timestampS: startS,
  });
});

test('a monotonic count sends growth; the first value nothing; a drop adds nothing and is the new base', () => {
  const { commit } = sampler();
  const counts = (...values: number[]) => commit(values.map((value) => sample('monotonic_count', value)));
  assert.deepEqual(counts(10), []);
  assert.deepEqual(counts(15), ['m count 5']);
  assert.deepEqual(counts(15), ['m count 0']);
  assert.deepEqual(counts(3), ['m count 0']);
  assert.deepEqual(counts(4), ['m count 1']);
  assert.deepEqual(counts(6, 2, 5), ['m count 5'], '4→6 and 2→5');
});

test('two values in the very first run already make a count', () => {
  const { commit } = sampler();
  const values = [2, 3, 6, 7].map((value) => sample('monotonic_count', value));
  assert.deepEqual(commit(values), ['m count 5']);
});

test('with flushFirstValue the first value counts, and a drop is a start from zero', () => {
  const { commit } = sampler();
  const count = (value: number) => commit([sample('monotonic_count', value, { flushFirstValue: true })]);
  assert.deepEqual(count(10), ['m count 10']);
  assert.deepEqual(count(12), ['m count 2']);
  assert.deepEqual(count(5), ['m count 5']);
  assert.deepEqual(count(5), ['m count 0'], 'standing still is no drop');
});

test('a rate is growth per second between samples; nothing at first and after a drop', () => {
  const { made, commit, reports } = sampler();
  const rate = (value: number, seconds: number) => commit([sample('rate', value, { atMs: (startS + seconds) * 1000 })]);
  assert.deepEqual(rate(100, 0), []);
  assert.deepEqual(rate(130, 15), ['m gauge 2']);
  assert.deepEqual(rate(10, 30), []);
  assert.deepEqual(rate(25, 40), ['m gauge 1.5']);
  assert.deepEqual(rate(30, 40), [], 'no time has passed');
  assert.deepEqual(rate(40, 50), ['m gauge 1'], 'from 30 at second 40');
  assert.equal(made.counters.negativeRate, 1);
  assert.equal(made.counters.rateWithoutTime, 1);
  assert.equal(reports.length, 2);
});

test('two rates in one run are compared with one another', () => {
  const { commit } = sampler();
  const first = sample('rate', 10);
  const second = sample('rate', 20, { atMs: startS * 1000 + 500 });
  assert.deepEqual(commit([first, second]), ['m gauge 20']);
});

test('a histogram becomes its aggregates and percentiles, anew in every run', () => {
  const { made, commit } = sampler();
  const values = (...list: number[]) => commit(list.map((value) => sample('histogram', value)));
  assert.deepEqual(values(4, 1, 3, 2), [
    'm.max gauge 4',
    'm.median gauge 2',
    'm.avg gauge 2.5',
    'm.count rate 4',
    'm.95percentile gauge 4',
  ]);
  made.setHistogram({ aggregates: ['min', 'sum'], percentiles: [] });
  assert.deepEqual(values(5, 6), ['m.min gauge 5', 'm.sum gauge 11']);
});

test('a set is the number of different texts, a distribution all its values', () => {
  const { commit } = sampler();
  assert.deepEqual(commit(['a', 'b', 'a', '1', '1.0'].map((value) => sample('set', value))), ['m gauge 4']);
  assert.deepEqual(commit([2, 2, 1].map((value) => sample('distribution', value))), [
    'm distribution 2',
    'm distribution 2',
    'm distribution 1',
  ]);
});

test('values that are not finite are left out and counted, also when only their sum is', () => {
  const { made, commit, reports } = sampler();
  assert.deepEqual(commit([sample('gauge', Number.NaN), sample('gauge', 1), sample('gauge', Infinity)]), ['m gauge 1']);
  assert.deepEqual(commit([sample('count', 1e308), sample('count', 1e308)]), []);
  assert.equal(made.counters.notFinite, 3);
  assert.equal(reports.length, 1, 'told once per metric');
});

test('the first sample of a run decides the type of its context', () => {
  const { made, commit } = sampler();
  assert.deepEqual(commit([sample('count', 1), sample('gauge', 5), sample('set', 'x')]), ['m count 6']);
  assert.equal(made.counters.typeConflict, 2);
  assert.deepEqual(commit([sample('gauge', 5)]), ['m gauge 5']);
});

test('the last value is remembered for 25 hours', () => {
  const day = 25 * 3600;
  const { commit } = sampler();
  const count = (value: number, seconds: number) => commit([sample('monotonic_count', value)], startS + seconds);
  count(1, 0);
  assert.deepEqual(count(2, day), ['m count 1']);
  assert.deepEqual(count(3, 2 * day + 1), []);
});

test('no more contexts are remembered than allowed; forgotten ones make room', () => {
  const { made, commit } = sampler({ maxStatefulMetrics: 2 });
  const count = (names: string, value: number, seconds: number) =>
    commit(
      [...names].map((name) => sample('monotonic_count', value, { name })),
      startS + seconds,
    );
  count('abc', 1, 0);
  assert.deepEqual(count('abc', 2, 60), ['a count 1', 'b count 1']);
  assert.equal(made.counters.stateFull, 2);
  count('c', 3, 26 * 3600);
  assert.deepEqual(count('c', 5, 26 * 3600 + 60), ['c count 2']);
});

test('what there is no room for is not counted in full by every run', () => {
  const { commit } = sampler({ maxStatefulMetrics: 1 });
  const count = (value: number) =>
    commit([...'ab'].map((name) => sample('monotonic_count', value, { name, flushFirstValue: true })));
  assert.deepEqual(count(10), ['a count 10']);
  assert.deepEqual(count(12), ['a count 2']);
});

test('a name that cannot be sent as it is, is told once and counted', () => {
  const { made, commit, reports } = sampler();
  const check: Sample = { kind: 'service_check', name: 'up|down', status: 0, tags: [], message: '' };
  for (let run = 0; run < 2; run++) commit([sample('gauge', 1, { name: 'disk:free' }), check, sample('gauge', 1)]);
  assert.equal(made.counters.alteredName, 4);
  assert.equal(reports.length, 2);
  assert.match(reports[0] ?? '', /^metric disk:free is sent as disk_free:/);
  assert.match(reports[1] ?? '', /^service check up\|down is sent as up_down:/);
});
