import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolated, toggled } from '../chart/hidden-series.ts';
import { byMeaning, filterCompletions, groupCompletions, isMeant, typedKeys, typedTag } from './completions.ts';
import { metricAddress } from './metric-address.ts';
import { ownMetrics } from './own-metrics.ts';

const tags = { host: ['a', 'b'], '': ['blue'], env: ['lab'] };

test('a filter completes real tags, and excludes once it begins with !', () => {
  assert.deepEqual(filterCompletions(tags, ''), ['host:a', 'host:b', 'blue', 'env:lab']);
  assert.deepEqual(filterCompletions(tags, '!ho'), ['!host:a', '!host:b', '!blue', '!env:lab']);
  assert.deepEqual(groupCompletions(tags), ['host', 'env']);
});

test('the option that is meant begins with what was typed, and comes first', () => {
  assert.deepEqual(byMeaning(['area:region', 'regional', 'region', 'Reg'], 'reg'), [
    'Reg',
    'regional',
    'region',
    'area:region',
  ]);
  assert.deepEqual(byMeaning(['b', 'a'], ''), ['b', 'a']);
  for (const typed of ['reg', ' REG', 'region']) assert.equal(isMeant('region', typed), true, typed);
  for (const typed of ['', ' ', 'gion', 'regions']) assert.equal(isMeant('region', typed), false, typed);
  assert.equal(isMeant('!host:a', '!'), false);
  assert.equal(isMeant('!host:a', '!h'), true);
});

test('what is typed cannot break out of the query', () => {
  assert.equal(typedTag(' Host:A '), 'host:a');
  assert.equal(typedTag('-host:a'), '!host:a');
  assert.equal(typedTag('a} by {b'), 'abyb');
  assert.equal(typedTag('!'), '');
  assert.deepEqual(typedKeys(['host:a', '!env', 'host', '*']), ['host', 'env']);
});

test('a line is hidden and shown, shown alone and with all others again', () => {
  const all = ['a', 'b', 'c'];
  assert.deepEqual([...toggled(new Set(), 'a')], ['a']);
  assert.deepEqual([...toggled(new Set(['a']), 'a')], []);
  assert.deepEqual([...isolated(new Set(), 'a', all)], ['b', 'c']);
  assert.deepEqual([...isolated(new Set(['b', 'c']), 'a', all)], []);
  assert.deepEqual([...isolated(new Set(['a', 'c']), 'a', all)], ['b', 'c']);
  assert.deepEqual([...isolated(new Set(), 'a', ['a'])], []);
});

test('a metric opens in the time range one comes from', () => {
  assert.equal(
    metricAddress('a.b', 'count', 'live=1h&query=x'),
    '/metrics?live=1h&query=sum%3Aa.b%7B*%7D.as_count%28%29',
  );
});

test('what is offered to begin with is what came last, and none of what the lab sends about itself', () => {
  const seen = (metric: string, lastSeenS: number) => ({ metric, lastSeenS, type: 'gauge', contexts: 1 }) as const;
  const own = ownMetrics([
    seen('b', 5),
    seen('labrador.store.points', 9),
    seen('datadog.agent.running', 9),
    seen('labradorite', 1),
    seen('a', 5),
    seen('c', 7),
  ]);
  assert.deepEqual(
    own.map(({ metric }) => metric),
    ['c', 'a', 'b', 'labradorite'],
  );
  assert.equal(ownMetrics(Array.from({ length: 20 }, (_, index) => seen(`m${index}`, index))).length, 6);
});
