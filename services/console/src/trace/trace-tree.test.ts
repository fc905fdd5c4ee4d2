import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceSpans } from './testing-trace.ts';
import { buildTree, type TraceTree } from './trace-tree.ts';

const ids = (tree: TraceTree, positions: Iterable<number>) =>
  [...positions].map((index) => Number(tree.spans[index]?.spanID));

test('spans in any order become a tree, children by start', () => {
  const tree = buildTree(
    traceSpans(
      { id: 3, parent: 1, at: 60, for: 30 },
      { id: 4, parent: 2, at: 20, for: 10 },
      { id: 2, parent: 1, at: 10, for: 40 },
      { id: 1, at: 0, for: 100 },
    ),
  );
  assert.deepEqual(ids(tree, tree.order), [1, 2, 4, 3]);
  assert.deepEqual(ids(tree, tree.roots), [1]);
  assert.deepEqual([...tree.depths], [0, 1, 2, 1]);
  assert.deepEqual([...tree.sizes], [4, 2, 1, 1]);
  assert.deepEqual([...tree.startNs], [0, 10, 20, 60]);
  assert.equal(tree.totalNs, 100);
});

test('nanoseconds are exact, though the numbers of the answer are not', () => {
  const tree = buildTree(traceSpans({ id: 1, at: 0, for: 5 }, { id: 2, parent: 1, at: 1, for: 3 }));
  assert.deepEqual([...tree.startNs], [0, 1]);
});

test('a span whose parent did not come is a root, and said to be an orphan', () => {
  const tree = buildTree(traceSpans({ id: 1, at: 0, for: 9 }, { id: 2, parent: 77, at: 2, for: 3 }));
  assert.deepEqual(ids(tree, tree.roots), [1, 2]);
  assert.deepEqual(ids(tree, tree.orphans), [2]);
});

test('spans that are their own ancestors lose nothing', () => {
  const tree = buildTree(
    traceSpans(
      { id: 1, parent: 3, at: 0, for: 9 },
      { id: 2, parent: 1, at: 1, for: 3 },
      { id: 3, parent: 2, at: 2, for: 3 },
      { id: 4, parent: 4, at: 3, for: 3 },
      { id: 5, parent: 3, at: 4, for: 1 },
    ),
  );
  assert.deepEqual(ids(tree, tree.order), [1, 2, 3, 5, 4]);
  assert.deepEqual(ids(tree, tree.roots), [1, 4]);
});

test('of two spans with one id the one of the same service is the parent', () => {
  const tree = buildTree(
    traceSpans(
      { id: 1, at: 0, for: 9, service: 'a' },
      { id: 1, at: 1, for: 8, service: 'b' },
      { id: 2, parent: 1, at: 2, for: 3, service: 'b' },
    ),
  );
  assert.equal(tree.parents[2], 1);
});

test('a child before its parent counts for where the trace begins', () => {
  const tree = buildTree(traceSpans({ id: 1, at: 50, for: 100 }, { id: 2, parent: 1, at: 20, for: 10 }));
  assert.deepEqual([...tree.startNs], [0, 30]);
  assert.equal(tree.totalNs, 130);
});

test('ten thousand spans below each other', () => {
  const chain = Array.from({ length: 10_000 }, (_, at) => ({ id: at + 1, parent: at, at, for: 20_000 - 2 * at }));
  assert.equal(buildTree(traceSpans(...chain)).depths.at(-1), 9999);
});

test('no spans', () => assert.equal(buildTree([]).totalNs, 0));
