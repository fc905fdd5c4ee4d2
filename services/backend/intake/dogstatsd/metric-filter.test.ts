import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datadogSchema } from '../../../../lib/config/datadog-schema.ts';
import { MetricFilter, readFilterSettings } from './metric-filter.ts';

function read(keys: Readonly<Record<string, unknown>>) {
  const { filter, warnings } = readFilterSettings(datadogSchema.parse(keys));
  return { filter: new MetricFilter(filter), warnings };
}

test('whole names, unless all entries or one with a star are beginnings', () => {
  const { filter } = read({ metric_filterlist: ['a.b', 'c.*', 'd_*'] });
  assert.deepEqual(
    ['a.b', 'a.bc', 'c.x', 'c', 'd_x', 'd.x'].map((name) => filter.blocks(name)),
    [true, false, true, false, true, false],
  );
  const prefixes = read({ metric_filterlist: ['a.b'], metric_filterlist_match_prefix: true }).filter;
  assert.deepEqual([prefixes.blocks('a.bc'), prefixes.blocks('x.a.b')], [true, false]);
});

test('the older key counts where the newer is empty, with its own switch', () => {
  const old = { statsd_metric_blocklist: ['old'], statsd_metric_blocklist_match_prefix: true };
  assert.equal(read(old).filter.blocks('older'), true);
  const both = read({ ...old, metric_filterlist: ['new'] }).filter;
  assert.deepEqual([both.blocks('old'), both.blocks('new'), both.blocks('newer')], [false, true, false]);
  assert.equal(read({}).filter.blocks('anything'), false);
});

test('entries are compared in the form in which names are kept; what fits none is named', () => {
  const { filter, warnings } = read({ metric_filterlist: ['my metric!', '123', '*'] });
  assert.equal(filter.blocks('my_metric'), true);
  assert.equal(filter.blocks('other'), false);
  assert.deepEqual(
    warnings.map((text) => text.slice(0, 25)),
    ["metric_filterlist: '123' ", "metric_filterlist: '*' is"],
  );
});
