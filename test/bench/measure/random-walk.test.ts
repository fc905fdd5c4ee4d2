import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomWalk, type WalkKind } from './random-walk.ts';

function rows(kind: WalkKind, count: number): Float64Array[] {
  const walk = randomWalk({ seriesCount: 50, kind });
  return Array.from({ length: count }, () => {
    const row = new Float64Array(50);
    walk(row);
    return row;
  });
}

test('the same walk each time, in the shape of its kind', () => {
  assert.deepEqual(rows('decimals', 20), rows('decimals', 20));
  for (const row of rows('decimals', 20)) for (const value of row) assert.equal(value, Number(value.toFixed(2)));
  for (const row of rows('integers', 20)) for (const value of row) assert.ok(Number.isInteger(value));
  assert.ok(rows('doubles', 2)[1]?.some((value) => value !== Number(value.toFixed(9))));
});

test('a series moves and rests, and stays about its level for two days', () => {
  const all = rows('decimals', 17_280);
  const first = all.map((row) => row[0] ?? 0);
  const rests = first.filter((value, at) => at > 0 && value === first[at - 1]).length;
  assert.ok(rests > 0.3 * first.length && rests < 0.9 * first.length, `${rests}`);
  assert.ok(Math.max(...first) < 2 * (first[0] ?? 0) && Math.min(...first) > 0.5 * (first[0] ?? 0));
});
