import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecentPoints } from './recent-points.ts';

function pointsIn(recent: RecentPoints, fromS: number, toS: number): (readonly [number, number, number])[] {
  const found: (readonly [number, number, number])[] = [];
  recent.visit({ fromS, toS }, ({ contextId, timestampS, value }) => {
    value.forEach((each, row) => {
      const second = timestampS[row] ?? 0;
      if (second >= fromS && second < toS) found.push([contextId[row] ?? 0, second, each]);
    });
  });
  return found;
}

test('RecentPoints: holds what came, as long as nothing is forgotten', () => {
  const recent = new RecentPoints();
  recent.add(1, 10, 1.5);
  recent.add(2, 5, 2.5);
  assert.equal(recent.sinceS, 0);
  assert.deepEqual(pointsIn(recent, 0, 11), [
    [1, 10, 1.5],
    [2, 5, 2.5],
  ]);
  assert.deepEqual(pointsIn(recent, 6, 10), []);
});

test('RecentPoints: what is forgotten is left to the disk, and so is what comes for that time later', () => {
  const recent = new RecentPoints();
  for (const second of [10, 11, 12]) recent.add(1, second, second);
  recent.forgetBefore(12);
  recent.forgetBefore(11);
  recent.add(2, 11, 0);
  assert.equal(recent.sinceS, 12);
  assert.deepEqual(pointsIn(recent, 12, 99), [[1, 12, 12]]);
});

test('RecentPoints: a context is left to the disk up to a second, until all are; the farthest second counts', () => {
  const recent = new RecentPoints();
  const onDisk = (fromS: number) => recent.split([1, 2, 3], { fromS, toS: 99 }).onDisk;
  recent.leaveToDisk(2, 10);
  recent.leaveToDisk(2, 5);
  assert.deepEqual([onDisk(0), onDisk(10), onDisk(11)], [[2], [2], []]);
  recent.forgetBefore(10);
  assert.deepEqual(onDisk(0), [2]);
  recent.forgetBefore(11);
  assert.deepEqual(onDisk(0), []);
});

test('RecentPoints: never more than the limit; the oldest go, and all of what is left of their last second', () => {
  const limit = 200_000;
  const recent = new RecentPoints(limit);
  const perSecond = 1000;
  for (let second = 0; second < 500; second++) {
    for (let id = 0; id < perSecond; id++) recent.add(id, second, second);
  }
  let held = 0;
  recent.visit({ fromS: recent.sinceS, toS: 500 }, ({ value }) => {
    held += value.length;
  });
  assert.ok(held <= limit, `${held} points are held`);
  assert.ok(recent.sinceS < 400, `only the points since ${recent.sinceS} are held`);
  for (let second = recent.sinceS; second < 500; second++) {
    assert.equal(pointsIn(recent, second, second + 1).length, perSecond, `second ${second} is not whole`);
  }
});
