import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PointLists } from './point-lists.ts';

test('the text is what JSON.stringify makes of the points', () => {
  fc.assert(
    fc.property(fc.array(fc.double()), (values) => {
      const lists = new PointLists(Float64Array.from(values, (_, at) => 1_700_000_000 + at * 20));
      const points = values.map((value, at) => [(1_700_000_000 + at * 20) * 1000, value] as const);
      const shown = points.filter(([, value]) => !Number.isNaN(value));
      const { text, length, firstMs, lastMs } = lists.of(Float64Array.from(values));
      assert.equal(text, JSON.stringify(shown));
      assert.deepEqual([length, firstMs, lastMs], [shown.length, shown[0]?.[0] ?? 0, shown.at(-1)?.[0] ?? 0]);
    }),
  );
});
