import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { encodeMetricsV3 } from '../../../../lib/codec/metrics-v3/encode-metrics-v3.ts';
import { PointColumns } from '../../../../lib/codec/point-columns.ts';
import { Sketch } from '../../../../lib/sketch/sketch.ts';
import { SketchColumns } from '../../../../lib/sketch/sketch-columns.ts';
import { openDoor } from '../door-harness.ts';
import { postBytes } from '../post-bytes.ts';
import { metricsV3Routes } from './routes.ts';

const { nowS } = openDoor([]);

/** As many points, and one sketch. */
function metrics(count: number) {
  const points = new PointColumns();
  const context = points.addContext({ metric: 'm', type: 'gauge', host: 'h', tags: ['a:b'], intervalS: 10 });
  for (let i = 0; i < count; i += 1) points.add(context, nowS - i, i / 2);
  const sketches = new SketchColumns();
  const sketch = new Sketch();
  sketch.add(7);
  sketches.add(
    sketches.addContext({ metric: 'd', type: 'distribution', host: '', tags: [], intervalS: 0 }),
    nowS,
    sketch,
  );
  return { points: points.toBatch(), sketches: sketches.take() };
}

for (const path of ['v3/series', 'v3beta/series', 'v3/sketches', 'v3beta/sketches']) {
  test(`${path} takes points and sketches in one payload, each column in zstd of its own`, async () => {
    const door = openDoor(metricsV3Routes);
    const body = encodeMetricsV3(metrics(3));
    const frames: Buffer[] = [];
    for (let at = 0; at < body.length; at += 20) frames.push(zlib.zstdCompressSync(body.subarray(at, at + 20)));
    const headers = { 'Content-Encoding': 'zstd' };
    await postBytes(door.app, `/api/intake/metrics/${path}`, Buffer.concat(frames), headers).expect(202, {});
    const { points, sketches } = metrics(3);
    assert.deepEqual(door.sent, [
      { kind: 'points', batch: points },
      { kind: 'sketches', batch: sketches },
    ]);
    assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.series_points': 3, 'intake.accepted.sketches': 1 });
  });
}

test('a large body comes out of a process as the same rows', async () => {
  const [small, large] = [
    openDoor(metricsV3Routes, 0, { inlineBytes: 1e9 }),
    openDoor(metricsV3Routes, 0, { inlineBytes: 0 }),
  ];
  const body = encodeMetricsV3(metrics(10_001));
  for (const { app } of [small, large]) await postBytes(app, '/api/intake/metrics/v3/series', body).expect(202);
  assert.deepEqual(large.sent, small.sent);
  assert.equal(large.sent.length, 3);
});

test('columns that do not fit together are 400 and say which', async () => {
  const door = openDoor(metricsV3Routes);
  const body = Buffer.from('1a03520133', 'hex');
  const response = await postBytes(door.app, '/api/intake/metrics/v3/series', body).expect(400);
  assert.deepEqual(response.body, {
    errors: ['Invalid metrics payload: numPoints has 0 entries and not one a series'],
  });
  assert.deepEqual(door.sent, []);
});
