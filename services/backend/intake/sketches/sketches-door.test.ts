import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { encodeSketches } from '../../../../lib/codec/sketches/encode-sketches.ts';
import type { SketchBatch } from '../../../../lib/model/metric.ts';
import { Sketch } from '../../../../lib/sketch/sketch.ts';
import { SketchColumns } from '../../../../lib/sketch/sketch-columns.ts';
import { openDoor } from '../door-harness.ts';
import { postBytes } from '../post-bytes.ts';
import { maxUnansweredRows } from '../refuse-when-full.ts';
import { sketchRoutes } from './routes.ts';

const path = '/api/beta/sketches';
const { nowS } = openDoor([]);

/** As many sketches of ten bins, ten seconds apart. */
function sketches(count: number, ageS = 0): SketchBatch {
  const columns = new SketchColumns();
  const context = columns.addContext({ metric: 'm', type: 'distribution', host: 'h', tags: ['a:b'], intervalS: 0 });
  for (let i = 0; i < count; i += 1) {
    const sketch = new Sketch();
    for (let value = 1; value <= 10; value += 1) sketch.add(value * (i + 1));
    columns.add(context, nowS - ageS - 10 * i, sketch);
  }
  return columns.take();
}

test('what an Agent sends, in zstd of several frames, with a frame to skip', async () => {
  const door = openDoor(sketchRoutes);
  const body = encodeSketches(sketches(3));
  const skipped = Buffer.from('502a4d180400000061626364', 'hex');
  const frames = [body.subarray(0, 10), Buffer.alloc(0), body.subarray(10)].map((part) => zlib.zstdCompressSync(part));
  const response = await postBytes(door.app, path, Buffer.concat([skipped, ...frames]), { 'Content-Encoding': 'zstd' });
  assert.deepEqual([response.status, response.text], [202, '{"status": "ok"}']);
  assert.deepEqual(door.sent, [{ kind: 'sketches', batch: sketches(3) }]);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.sketches': 3 });
});

test('a large body comes out of a process as the same rows, in parts', async () => {
  const body = encodeSketches(sketches(2000));
  const [small, large] = [
    openDoor(sketchRoutes, 0, { inlineBytes: 1e9 }),
    openDoor(sketchRoutes, 0, { inlineBytes: 0 }),
  ];
  for (const { app } of [small, large]) await postBytes(app, path, body).expect(202);
  assert.deepEqual(large.sent, small.sent);
  assert.equal(large.sent.length, 3);
  assert.deepEqual(large.counters.snapshot(), { 'intake.accepted.sketches': 2000 });
});

test('late sketches are counted, and nothing else is wrong', async () => {
  const door = openDoor(sketchRoutes);
  await postBytes(door.app, path, encodeSketches(sketches(2, 15 * 86_400))).expect(202);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.sketches': 1, 'intake.refused.too_old': 1 });
});

test('what is no protobuf is 400, whatever it says to be', async () => {
  const door = openDoor(sketchRoutes);
  const headers = { 'Content-Type': 'application/json' };
  const response = await postBytes(door.app, path, Buffer.from('{"series":[]}'), headers).expect(400);
  assert.match(response.body.errors[0], /Invalid protobuf/);
});

test('a payload of nothing but bad sketches is 400 and says why', async () => {
  const door = openDoor(sketchRoutes);
  const bad = { ...sketches(1), sum: Float64Array.of(Number.NaN) };
  const response = await postBytes(door.app, path, encodeSketches(bad)).expect(400);
  assert.deepEqual(response.body, { errors: ['sketches[0] "m": dogsketches[0] has NaN as sum'] });
});

test('a store that is behind is 429', async () => {
  const door = openDoor(sketchRoutes, maxUnansweredRows + 1);
  await postBytes(door.app, path, encodeSketches(sketches(1))).expect(429);
  assert.deepEqual(door.sent, []);
});
