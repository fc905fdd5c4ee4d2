import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApmEdge } from '../../../../lib/api-types/apm.ts';
import { isOnTheWay, mapGraph, surroundingsOf } from './map-graph.ts';

const calls = (...pairs: string[]): ApmEdge[] =>
  pairs.map(([from = '', to = '']) => ({ from, to, calls: 1, callsPerS: 1, errors: 0, avgS: 1, p95S: 1 }));

test('the order of the answer does not matter, and who is only called is there', () => {
  const edges = calls('ab', 'bc');
  const graph = mapGraph({ services: [], edges });
  assert.deepEqual(graph, mapGraph({ services: [], edges: edges.toReversed() }));
  assert.deepEqual(
    graph.nodes.map(({ id, type }) => [id, type]),
    [
      ['a', 'custom'],
      ['b', 'custom'],
      ['c', 'custom'],
    ],
  );
});

test('all before and behind a service, not beside it', () => {
  const edges = calls('ab', 'bc', 'cd', 'ax', 'xc', 'xy');
  const around = surroundingsOf('c', edges);
  assert.deepEqual([...around.upstream].sort(), ['a', 'b', 'x']);
  assert.deepEqual([...around.downstream], ['d']);
  const onTheWay = edges.filter((edge) => isOnTheWay(edge, 'c', around));
  assert.deepEqual(
    onTheWay.map(({ from, to }) => from + to),
    ['ab', 'bc', 'cd', 'ax', 'xc'],
  );
});

test('circles end', () => {
  const edges = calls('ab', 'ba', 'bc');
  const around = surroundingsOf('a', edges);
  assert.deepEqual([...around.upstream].sort(), ['a', 'b']);
  assert.deepEqual([...around.downstream].sort(), ['a', 'b', 'c']);
  assert.equal(
    edges.every((edge) => isOnTheWay(edge, 'a', around)),
    true,
  );
});
