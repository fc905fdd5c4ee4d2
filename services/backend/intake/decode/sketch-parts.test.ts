import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SketchBatch } from '../../../../lib/model/metric.ts';
import { Sketch } from '../../../../lib/sketch/sketch.ts';
import { SketchColumns } from '../../../../lib/sketch/sketch-columns.ts';
import { sketchParts } from './sketch-parts.ts';

/** Sketches of one, two and three bins of `a`, and of one of `b`. */
function batchOf(): SketchBatch {
  const columns = new SketchColumns();
  for (const [metric, ...sizes] of [
    ['a', 1, 2, 3],
    ['b', 1],
  ] as const) {
    const context = columns.addContext({ metric, type: 'distribution', host: '', tags: [], intervalS: 0 });
    for (const size of sizes) {
      const sketch = new Sketch();
      for (let value = 1; value <= size; value += 1) sketch.add(value);
      columns.add(context, size, sketch);
    }
  }
  return columns.take();
}

function rowsOf({ contexts, contextIndex, timestampS, sum, firstBin, binKey, binWeight }: SketchBatch): string[] {
  return Array.from(sum, (one, i) => {
    const bins = [firstBin[i], firstBin[i + 1]] as const;
    return `${contexts[contextIndex[i] ?? -1]?.metric} ${timestampS[i]} ${one} ${binKey.slice(...bins)} ${binWeight.slice(...bins)}`;
  });
}

for (const [rows, sizes] of [
  [1, [1, 1, 1, 1]],
  [5, [2, 1, 1]],
  [6, [2, 2]],
  [10, [3, 1]],
  [11, [4]],
] as const) {
  test(`at most ${rows} rows and bins in a part: ${sizes.join(', ')} sketches`, () => {
    const parts = [...sketchParts(batchOf(), rows)];
    assert.deepEqual(
      parts.map(({ count }) => count.length),
      sizes,
    );
    assert.deepEqual(parts.flatMap(rowsOf), rowsOf(batchOf()));
  });
}

test('nothing has no part', () => {
  assert.deepEqual([...sketchParts(new SketchColumns().take())], []);
});
