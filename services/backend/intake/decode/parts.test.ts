import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MetricBatch } from '../../../../lib/model/metric.ts';
import { batchParts, partsOf } from './parts.ts';

function rowsOf({ contexts, contextIndex, timestampS, value }: MetricBatch): string[] {
  return Array.from(value, (one, i) => `${contexts[contextIndex[i] ?? -1]?.metric} ${timestampS[i]} ${one}`);
}

const batch: MetricBatch = {
  contexts: ['a', 'b', 'c'].map((metric) => ({ metric, type: 'gauge', host: '', tags: [], intervalS: 0 })),
  contextIndex: Uint32Array.of(0, 0, 0, 1, 2),
  timestampS: Float64Array.of(1, 2, 3, 4, 5),
  value: Float64Array.of(10, 20, 30, 40, 50),
};

test('a batch in parts has the same rows, each with the contexts it needs', () => {
  const parts = [...batchParts(batch, 2)];
  assert.deepEqual(
    parts.map(({ contexts, value }) => [contexts.length, value.length]),
    [
      [1, 2],
      [2, 2],
      [1, 1],
    ],
  );
  assert.deepEqual(parts.flatMap(rowsOf), rowsOf(batch));
  assert.deepEqual([...batchParts(batch, 5)], [batch]);
});

test('nothing has no part', () => {
  const empty = {
    ...batch,
    contextIndex: new Uint32Array(),
    timestampS: new Float64Array(),
    value: new Float64Array(),
  };
  assert.deepEqual([...batchParts(empty)], []);
  assert.deepEqual([...partsOf([])], []);
  assert.deepEqual([...partsOf([1, 2, 3], 2)], [[1, 2], [3]]);
});
