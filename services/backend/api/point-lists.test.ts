import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonBytes } from './json-bytes.ts';
import { PointLists } from './point-lists.ts';

test('the bytes are what JSON.stringify makes of the points', () => {
  fc.assert(
    fc.property(fc.array(fc.double()), (values) => {
      const lists = new PointLists(Float64Array.from(values, (_, at) => 1_700_000_000 + at * 20));
      const points = values.map((value, at) => [(1_700_000_000 + at * 20) * 1000, value] as const);
      const shown = points.filter(([, value]) => !Number.isNaN(value));
      const column = Float64Array.from(values);
      let text = '';
      const json = new JsonBytes((piece) => {
        text += Buffer.from(piece).toString();
      });
      lists.write(json, column);
      json.end();
      assert.equal(text, JSON.stringify(shown));
      const span = { length: shown.length, firstMs: shown[0]?.[0] ?? 0, lastMs: shown.at(-1)?.[0] ?? 0 };
      assert.deepEqual(lists.spanOf(column), span);
    }),
  );
});
