import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock, test } from 'node:test';
import { runCheck } from 'labrador/check/testing';
import { parse } from 'yaml';
import MyMetricCheck from './check.ts';

interface ExampleConf {
  readonly init_config: object | null;
  readonly instances: readonly object[];
}

test('sends one gauge a run, tagged as configured and declared in metadata.csv', async () => {
  const result = await runCheck(MyMetricCheck, { instance: { tags: ['source:my_metric'], service: 'demo' } });
  result.assertMetric('my_metric', { type: 'gauge', tags: ['source:my_metric', 'service:demo'], count: 1 });
  result.assertAllMetricsCovered();
  result.assertMetadata(new URL('metadata.csv', import.meta.url));
});

test('the value is a whole number from 0 to 1000, and not always the same', async () => {
  const result = await runCheck(MyMetricCheck, { times: 500 });
  const values = result.metrics('my_metric').map(({ value }) => Number(value));
  assert.equal(values.length, 500);
  assert.ok(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 1000));
  assert.ok(new Set(values).size > 100);
});

test('both ends are reached', async (context) => {
  for (const [random, value] of [
    [0, 0],
    [1 - 2 ** -53, 1000],
  ] as const) {
    const replaced = mock.method(Math, 'random', () => random);
    context.after(() => replaced.mock.restore());
    const result = await runCheck(MyMetricCheck);
    result.assertMetric('my_metric', { value });
  }
});

test('an option it does not have is warned of', async () => {
  const result = await runCheck(MyMetricCheck, { instance: { maximum: 10 } });
  assert.match(result.configWarnings.join(), /maximum: is not a known key/);
});

test('conf.yaml.example is valid as it stands, and with every option in use', async () => {
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8');
  const asItStands = parse(text) as ExampleConf;
  assert.deepEqual(asItStands, { init_config: null, instances: [{ min_collection_interval: 45 }] });

  const inUse = parse(text.replaceAll(/^( *)# /gm, '$1')) as ExampleConf;
  const [instance] = inUse.instances;
  const keys = [
    'min_collection_interval',
    'check_timeout',
    'tags',
    'service',
    'name',
    'empty_default_hostname',
    'metric_patterns',
  ];
  assert.deepEqual(Object.keys(instance ?? {}), keys);
  const result = await runCheck(MyMetricCheck, { instance: instance ?? {}, initConfig: inUse.init_config ?? {} });
  assert.deepEqual(result.configWarnings, []);
  const tags = ['<KEY_1>:<VALUE_1>', '<KEY_2>:<VALUE_2>', 'service:<SERVICE>'];
  result.assertMetric('my_metric', { tags, hostname: '' });
});
