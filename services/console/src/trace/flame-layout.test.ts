import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FlameLayout, layOutFlame } from './flame-layout.ts';
import { type SketchedSpan, traceSpans } from './testing-trace.ts';
import { buildTree, type TraceTree } from './trace-tree.ts';

const laidOut = (...sketches: SketchedSpan[]) => {
  const tree = buildTree(traceSpans(...sketches));
  const layout = layOutFlame(tree);
  assertNothingHidden(tree, layout);
  return (id: number) => layout.rowOf[tree.spans.findIndex(({ spanID }) => spanID === id)];
};

test('children after each other share the row below their parent', () => {
  const row = laidOut(
    { id: 1, at: 0, for: 100 },
    { id: 2, parent: 1, at: 0, for: 40 },
    { id: 3, parent: 1, at: 40, for: 40 },
    { id: 4, parent: 3, at: 50, for: 10 },
  );
  assert.deepEqual([1, 2, 3, 4].map(row), [0, 1, 1, 2]);
});

test('children at the same time stand below each other, with what is below them', () => {
  const row = laidOut(
    { id: 1, at: 0, for: 100 },
    { id: 2, parent: 1, at: 0, for: 60 },
    { id: 3, parent: 2, at: 30, for: 20 },
    { id: 4, parent: 1, at: 20, for: 60 },
    { id: 5, parent: 4, at: 30, for: 20 },
    { id: 6, parent: 1, at: 90, for: 10 },
  );
  assert.deepEqual([1, 2, 3, 4, 5, 6].map(row), [0, 1, 2, 3, 4, 1]);
});

test('a leaf finds room beside what stands below its sibling, never under it', () => {
  const row = laidOut(
    { id: 1, at: 0, for: 100 },
    { id: 2, parent: 1, at: 0, for: 50 },
    { id: 3, parent: 2, at: 0, for: 10 },
    { id: 4, parent: 1, at: 40, for: 60 },
  );
  assert.equal(row(4), 2, 'in the row of 3, which has ended');
});

test('a child that goes on after its parent does not hide what comes then', () => {
  const row = laidOut(
    { id: 1, at: 0, for: 100 },
    { id: 2, parent: 1, at: 0, for: 10 },
    { id: 3, parent: 2, at: 5, for: 50 },
    { id: 4, parent: 1, at: 20, for: 10 },
    { id: 5, parent: 4, at: 22, for: 5 },
  );
  assert.deepEqual([2, 3, 4, 5].map(row), [1, 2, 3, 4]);
});

test('several roots, and a child that begins before its parent', () => {
  const row = laidOut(
    { id: 1, at: 0, for: 100 },
    { id: 2, parent: 99, at: 50, for: 100 },
    { id: 3, parent: 98, at: 200, for: 10 },
    { id: 4, parent: 2, at: 10, for: 5 },
  );
  assert.deepEqual([1, 2, 3].map(row), [0, 1, 0]);
});

test('at random, nothing is hidden and every span is below its parent', () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 50; round += 1) {
    const spans = Array.from({ length: 60 }, (_, at) => ({
      id: at + 1,
      parent: random(at + 1),
      at: random(1000),
      for: random(300),
    }));
    laidOut(...spans);
  }
});

test('ten thousand calls at once, and ten thousand below each other', () => {
  const wide = Array.from({ length: 9999 }, (_, at) => ({ id: at + 2, parent: 1, at, for: 20_000 }));
  const deep = Array.from({ length: 10_000 }, (_, at) => ({ id: at + 1, parent: at, at, for: 20_000 - 2 * at }));
  for (const spans of [[{ id: 1, at: 0, for: 40_000 }, ...wide], deep]) {
    assert.equal(layOutFlame(buildTree(traceSpans(...spans))).rowCount, 10_000);
  }
});

function assertNothingHidden(tree: TraceTree, { items, rowEnds, rowCount, rowOf }: FlameLayout): void {
  assert.equal(items.length, tree.spans.length);
  for (let row = 0; row < rowCount; row += 1) {
    const spans = items.subarray(row === 0 ? 0 : rowEnds[row - 1], rowEnds[row]);
    for (const [at, span] of spans.entries()) {
      const next = spans[at + 1];
      if (next === undefined) continue;
      const end = (tree.startNs[span] ?? 0) + (tree.durationNs[span] ?? 0);
      assert.ok(end <= (tree.startNs[next] ?? 0), `row ${row}: ${tree.spans[span]?.spanID} runs into the next`);
    }
  }
  for (const [span, parent] of tree.parents.entries()) {
    if (parent >= 0) assert.ok((rowOf[span] ?? 0) > (rowOf[parent] ?? 0), 'below its parent');
  }
}
