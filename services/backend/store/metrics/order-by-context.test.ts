import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { orderByContext } from './order-by-context.ts';

const rowsOf = ({ contextId, timestampS, value }: ReturnType<typeof orderByContext>) =>
  Array.from(contextId, (id, row) => [id, timestampS[row], value[row]] as const);

test('points of a context come side by side, in the order they had', () => {
  const id = fc.integer({ min: 7, max: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.nat(1000), fc.integer())), (rows) => {
      const ordered = orderByContext({
        contextId: Uint32Array.from(rows, ([each]) => each),
        timestampS: Uint32Array.from(rows, ([, second]) => second),
        value: Float64Array.from(rows, ([, , value]) => value),
      });
      assert.deepEqual(
        rowsOf(ordered),
        rows.toSorted(([a], [b]) => a - b),
      );
    }),
  );
});

test('points whose ids lie far apart stay as they are', () => {
  const far = { contextId: Uint32Array.of(4e9, 1), timestampS: Uint32Array.of(1, 2), value: Float64Array.of(3, 4) };
  assert.deepEqual(orderByContext(far), far);
});
