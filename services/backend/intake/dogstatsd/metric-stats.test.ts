import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MetricStats } from './metric-stats.ts';
import { originMs, startReceiver } from './testing-receiver.ts';

const originS = originMs / 1000;

test('samples are counted by metric, in whatever form they come, the most frequent first', async () => {
  const { clock, receiver, send } = startReceiver();
  send('before:1|c');
  assert.deepEqual(receiver.metricStats(), { enabled: false, metrics: [], leftOut: 0 });
  await clock.advance(2500);
  receiver.countByMetric(true);
  send('hits:1|c|#a:1\nhits:1:2:3|c|#a:2\nusers:alice|s\nlat:5|d\nbad|x\n');
  await clock.advance(2000);
  receiver.countByMetric(true);
  send(`hits:1|c|#a:1\nlat:5:6|d|T${originS}\npoint:1|g|T${originS}\nlat:7:8|ms|c:in-1`);
  assert.deepEqual(receiver.metricStats(), {
    enabled: true,
    sinceS: originS + 2,
    metrics: [
      { name: 'hits', count: 5, lastSeenS: originS + 4 },
      { name: 'lat', count: 3, lastSeenS: originS + 4 },
      { name: 'point', count: 1, lastSeenS: originS + 4 },
      { name: 'users', count: 1, lastSeenS: originS + 2 },
    ],
    leftOut: 0,
  });
  receiver.countByMetric(false);
  send('hits:1|c');
  receiver.countByMetric(true);
  assert.deepEqual(receiver.metricStats().metrics, []);
});

test('metrics are counted under the name that is kept, those on the filter list not at all', () => {
  const keys = {
    statsd_metric_namespace: 'app',
    metric_filterlist: ['app.noise'],
    dogstatsd_metrics_stats_enable: true,
  };
  const { receiver, send } = startReceiver({ keys });
  send('hits:1|c\nnoise:1|c\nhits:1|c\nnoise:1|g|T1800000000');
  assert.deepEqual(
    receiver.metricStats().metrics.map(({ name, count }) => [name, count]),
    [['app.hits', 2]],
  );
});

test('a number that is given to another series counts for that one', async () => {
  const { clock, receiver, send } = startReceiver({ keys: { dogstatsd_metrics_stats_enable: true }, maxContexts: 1 });
  send('old:1|g\nold:2|g');
  await clock.advance(60_000);
  send('new:1|g\nnew:1|g\nnew:1|g');
  assert.deepEqual(
    receiver.metricStats().metrics.map(({ name, count }) => [name, count]),
    [
      ['new', 3],
      ['old', 2],
    ],
  );
});

test('ten thousand names have lines; samples of further ones are counted together', () => {
  const stats = new MetricStats({ nameOf: (series) => `m${series}`, generation: () => 0 });
  for (let series = 0; series < 10_002; series++) stats.addToSeries(series, 1, 1);
  stats.addToSeries(10_001, 4, 2);
  stats.addToSeries(9_999, 1, 3);
  stats.addToName('m0', 2, 4);
  stats.addToName('unknown', 10, 4);
  const { metrics, leftOut } = stats.take();
  assert.equal(metrics.length, 10_000);
  assert.equal(leftOut, 16);
  assert.deepEqual(metrics.slice(0, 2), [
    { name: 'm0', count: 3, lastSeenS: 4 },
    { name: 'm9999', count: 2, lastSeenS: 3 },
  ]);
});
