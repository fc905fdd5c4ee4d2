import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { Counters } from '../engine/counters.ts';
import { Retention } from '../engine/retention.ts';
import { ToldClock } from '../engine/told-clock.ts';
import { metricBatch } from '../testing/metric-batch.ts';
import { ContextCatalogue } from './context-catalogue.ts';
import { Generation } from './generation.ts';
import { MetricWriter } from './metric-writer.ts';
import { OpenPoints } from './open-points.ts';
import { OpenSketches } from './open-sketches.ts';
import { PointBuffer } from './point-buffer.ts';
import { RecentPoints } from './recent-points.ts';
import { SketchBuffer } from './sketch-buffer.ts';

function setUp({ memoryPoints = 1_000_000 } = {}) {
  const machine = new VirtualClock();
  const counters = new Counters();
  const catalogue = new ContextCatalogue(counters);
  const generation = new Generation();
  const [buffer, sketches] = [new PointBuffer(generation), new SketchBuffer(generation)];
  const recent = new RecentPoints(memoryPoints);
  const clock = new ToldClock(machine.now(), machine);
  const writer = new MetricWriter({
    catalogue,
    buffer,
    sketches,
    recent,
    open: new OpenPoints(),
    openSketches: new OpenSketches(),
    clock,
    counters,
    retention: new Retention(),
  });
  /** The metrics that a read of memory from a second on finds whole. */
  const inMemory = (fromS: number): readonly string[] => {
    const all = Array.from(catalogue.metrics(), ([metric, [entry]]) => ({ metric, id: entry?.id ?? 0 }));
    const ids = all.map(({ id }) => id);
    const { here } = recent.split(ids, { fromS, toS: fromS + 9999 });
    return all.filter(({ id }) => here.includes(id)).map(({ metric }) => metric);
  };
  return { machine, counters, writer, recent, inMemory, nowS: machine.now() / 1000 };
}

test('MetricWriter: after the machine slept, points of the time it is now are taken, those of the future refused', async () => {
  const { machine, counters, writer, nowS } = setUp();
  await machine.advance(7_200_000);
  const points = [
    [nowS + 7200, 1],
    [nowS + 7200 + 600, 2],
    [nowS + 7200 + 601, 3],
  ] as const;
  writer.accept(metricBatch({ metric: 'm', points }));
  assert.equal(counters.snapshot()['store.points'], 2);
  assert.equal(counters.snapshot()['store.refused.future'], 1);
});

test('MetricWriter: a point that is late or replaces one takes its own series from memory, and no other', () => {
  const { writer, recent, inMemory, nowS } = setUp();
  const points = [
    [nowS, 1],
    [nowS + 1, 2],
  ] as const;
  writer.accept(metricBatch({ metric: 'a', points }, { metric: 'b', points }));
  writer.accept(metricBatch({ metric: 'a', points: [[nowS, 5]] }));
  assert.equal(recent.sinceS, 0);
  assert.deepEqual(inMemory(nowS), ['b']);
  assert.deepEqual(inMemory(nowS + 1), ['a', 'b']);
});

test('MetricWriter: a point far ahead does not make memory let go of all before it', () => {
  const { writer, recent, inMemory, nowS } = setUp({ memoryPoints: 150_000 });
  writer.accept(
    metricBatch({ metric: 'ahead', points: [[nowS + 600, 1]] }, { metric: 'near', points: [[nowS + 30, 1]] }),
  );
  const perSecond = 2000;
  const series = Array.from({ length: perSecond }, (_, at) => ({ metric: `m${at}` }));
  for (let second = 0; second < 120; second++) {
    writer.accept(metricBatch(...series.map((each) => ({ ...each, points: [[nowS - 120 + second, 1] as const] }))));
  }
  assert.ok(recent.sinceS > 0 && recent.sinceS <= nowS + 31, `memory begins ${recent.sinceS - nowS} s from now`);
  assert.equal(inMemory(nowS + 31).includes('ahead'), false);
  assert.equal(inMemory(nowS + 31).includes('near'), true);
});

test('MetricWriter: a batch whose rows have no context is refused whole and counted; the next is taken', () => {
  const { counters, writer, nowS } = setUp();
  const batch = metricBatch({
    metric: 'm',
    points: [
      [nowS, 1],
      [nowS + 1, 1],
    ],
  });
  writer.accept({ ...batch, contextIndex: Uint32Array.of(0, 1) });
  writer.accept({ ...batch, contextIndex: Uint32Array.of(0) });
  writer.acceptOpen('udp', { ...batch, contexts: [] });
  assert.equal(counters.snapshot()['store.refused.malformed'], 6);
  assert.equal(counters.snapshot()['store.contexts'], undefined);
  writer.accept(batch);
  assert.equal(counters.snapshot()['store.points'], 2);
});
