import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { appendNumberColumns } from '../engine/number-columns.ts';
import { temporaryDatabase } from '../testing/temporary-database.ts';
import { RollupBuilder } from './rollup-builder.ts';
import { cutWindow, rollUpSlice } from './rollup-slice.ts';

interface Point {
  readonly id: number;
  readonly timestampS: number;
  readonly value: number;
}

/** The same, the plain way. */
function naiveRollup(points: readonly Point[], window: { fromS: number; toS: number; intervalS: number }): unknown[][] {
  const cells = new Map<string, Point[]>();
  const inside = points.filter(({ timestampS }) => timestampS >= window.fromS && timestampS < window.toS);
  inside.sort((a, b) => a.id - b.id || a.timestampS - b.timestampS);
  for (const point of inside) {
    const key = `${point.id}/${Math.floor(point.timestampS / window.intervalS) * window.intervalS}`;
    cells.set(key, [...(cells.get(key) ?? []), point]);
  }
  return [...cells].map(([key, of]) => {
    const values = of.map(({ value }) => value);
    const sum = values.reduce((a, b) => a + b);
    return [...key.split('/').map(Number), Math.min(...values), Math.max(...values), sum, values.length, values.at(-1)];
  });
}

test('rolling up slice by slice gives what one look at all points gives, wherever the window is cut', async (t) => {
  const database = await temporaryDatabase(t);
  const points: Point[] = [];
  for (const id of [1, 2, 3, 5, 9]) {
    for (let timestampS = 1000 + id; timestampS < 1200; timestampS += id) {
      points.push({ id, timestampS, value: (timestampS * 7919) % 101 });
    }
  }
  await database.write((connection) =>
    appendNumberColumns(connection, 'points', [
      Uint32Array.from(points, ({ id }) => id),
      Uint32Array.from(points, ({ timestampS }) => timestampS),
      Float64Array.from(points, ({ value }) => value),
    ]),
  );
  const window = fc.record({
    fromS: fc.integer({ min: 980, max: 1100 }),
    lengthS: fc.integer({ min: 1, max: 150 }),
    intervalS: fc.constantFrom(1, 7, 10, 60, 500),
    sliceS: fc.double({ min: 1, max: 200, noNaN: true }),
    ids: fc.constantFrom<number[][]>([1, 2, 3], [1, 3, 9], [4], [2, 4, 5, 7]),
  });
  await fc.assert(
    fc.asyncProperty(window, async ({ fromS, lengthS, intervalS, sliceS, ids }) => {
      const range = { fromS, toS: fromS + lengthS, intervalS };
      const builder = new RollupBuilder(intervalS);
      await database.readSnapshot(async (connection) => {
        for (const slice of cutWindow(range, sliceS)) {
          await rollUpSlice(connection, { ...slice, ids, open: new Map() }, builder);
        }
      });
      const { contextId, bucketS, min, max, sum, count, last } = builder.finish();
      const rows = Array.from(sum, (_, row) =>
        [contextId, bucketS, min, max, sum, count, last].map((each) => each[row]),
      );
      const expected = naiveRollup(points, range).filter((row) => ids.includes(Number(row[0])));
      assert.deepEqual(rows, expected);
    }),
    { numRuns: 25 },
  );
});

test('cutWindow: slices cover the window without gap or overlap, at buckets’ starts where they fit', () => {
  assert.deepEqual(cutWindow({ fromS: 5, toS: 45, intervalS: 10 }, 25), [
    { fromS: 5, toS: 20 },
    { fromS: 20, toS: 40 },
    { fromS: 40, toS: 45 },
  ]);
  assert.deepEqual(cutWindow({ fromS: 5, toS: 12, intervalS: 10 }, 4), [
    { fromS: 5, toS: 8 },
    { fromS: 8, toS: 12 },
  ]);
});
