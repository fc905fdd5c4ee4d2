import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSpans } from './find-spans.ts';
import { serviceCalls } from './service-calls.ts';
import { groupSpans } from './span-groups.ts';
import { traceSpans } from './testing-trace.ts';
import { outsideParent, traceNotes } from './time-notes.ts';
import { buildTree } from './trace-tree.ts';
import { moveInTree } from './tree-moves.ts';
import { revealing, waterfallRows } from './waterfall-rows.ts';

const spans = traceSpans(
  { id: 1, at: 0, for: 100, service: 'web', name: 'express.request', resource: 'GET /users', selfNs: 10 },
  { id: 2, parent: 1, at: 10, for: 50, service: 'users', resource: 'GET /list', selfNs: 20, error: true },
  {
    id: 3,
    parent: 2,
    at: 20,
    for: 30,
    service: 'users-db',
    type: 'sql',
    resource: 'SELECT 1',
    meta: { 'db.user': 'App' },
    metrics: { 'db.rows': 500 },
  },
  { id: 4, parent: 1, at: 70, for: 30, service: 'users', resource: 'GET /list', selfNs: 40 },
);
const tree = buildTree(spans);

test('groups have their own time and its share', () => {
  const groups = groupSpans(spans, ({ service }) => service);
  assert.deepEqual(
    groups.map(({ name, spans: { length }, errors, avgNs, selfNs, share }) => [
      name,
      length,
      errors,
      avgNs,
      selfNs,
      share,
    ]),
    [
      ['users', 2, 1, 40, 60, 0.6],
      ['users-db', 1, 0, 30, 30, 0.3],
      ['web', 1, 0, 100, 10, 0.1],
    ],
  );
});

test('calls are between services, counted', () => {
  assert.deepEqual(serviceCalls(tree), [
    { from: 'web', to: 'users', calls: 2, errors: 1, totalNs: 80 },
    { from: 'users', to: 'users-db', calls: 1, errors: 0, totalNs: 30 },
  ]);
});

test('a collapsed span hides what is below it, until that is looked for', () => {
  assert.deepEqual([...waterfallRows(tree, new Set())], [0, 1, 2, 3]);
  const collapsed = new Set([1]);
  assert.deepEqual([...waterfallRows(tree, collapsed)], [0, 1, 3]);
  assert.equal(revealing(collapsed, 3, tree), collapsed);
  assert.deepEqual([...revealing(collapsed, 2, tree)], []);
});

test('steps through the tree end at its borders', () => {
  const moves = ['child', 'child', 'child', 'parent', 'next', 'next', 'previous', 'last', 'first'] as const;
  const steps: (number | undefined)[] = [undefined];
  for (const move of moves) steps.push(moveInTree(tree, steps.at(-1), move));
  assert.deepEqual(steps, [undefined, 0, 1, 2, 1, 3, 3, 1, 3, 0]);
});

test('words are found in names and tags, in any case', () => {
  assert.deepEqual([...findSpans(spans, 'USERS')], [0, 1, 2, 3]);
  assert.deepEqual([...findSpans(spans, 'users sel')], [2]);
  assert.deepEqual([...findSpans(spans, 'app')], [2]);
  assert.deepEqual([...findSpans(spans, '@db.rows:5')], [2]);
  assert.deepEqual([...findSpans(spans, 'status:error')], [1]);
  assert.deepEqual([...findSpans(spans, 'db.rows:0')], []);
  assert.deepEqual([...findSpans(spans, ' ')], []);
});

test('spans outside of their parents, and what is said of it', () => {
  const odd = buildTree(
    traceSpans(
      { id: 1, at: 5000, for: 10_000 },
      { id: 2, parent: 1, at: 0, for: 500 },
      { id: 3, parent: 1, at: 14_000, for: 3000 },
      { id: 4, parent: 99, at: 14_000, for: 1 },
    ),
  );
  assert.deepEqual(
    [0, 1, 2].map((span) => outsideParent(odd, span)),
    [
      { beforeNs: 5000, afterNs: 0 },
      { beforeNs: 0, afterNs: 0 },
      { beforeNs: 0, afterNs: 2000 },
    ],
  );
  assert.deepEqual(traceNotes(odd, true), [
    'Only the first 4 spans of this trace are shown.',
    '1 span names a parent that did not arrive (yet).',
    '1 span begins before the parent: the clocks of their hosts differ.',
  ]);
  assert.deepEqual(traceNotes(tree, false), []);
});
