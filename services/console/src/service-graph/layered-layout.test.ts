import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgePath } from './edge-path.ts';
import { type GraphLayout, layeredLayout } from './layered-layout.ts';
import { placeInColumn } from './place-in-column.ts';

const laidOut = (ids: string, ...calls: string[]): GraphLayout =>
  layeredLayout(
    [...ids].map((id) => ({ id, width: 100, height: 40 })),
    calls.map(([from = '', to = '']) => ({ from, to })),
  );
const placeOf = (layout: GraphLayout, id: string) =>
  layout.nodes.find((node) => node.id === id) ?? assert.fail(`no node ${id}`);

test('who calls stands left of what is called', () => {
  const layout = laidOut('cab', 'ab', 'bc', 'ac');
  const [a, b, c] = ['a', 'b', 'c'].map((id) => placeOf(layout, id).x);
  assert.deepEqual([a, b, c], [50, 260, 470]);
  assert.equal(layout.width, 520);
});

test('a long edge passes beside the node between, in the middle of its layer', () => {
  const layout = laidOut('abc', 'ab', 'bc', 'ac');
  const long = layout.edges.find(({ from, to }) => from === 'a' && to === 'c');
  const b = placeOf(layout, 'b');
  const bend = long?.points[1];
  assert.equal(bend?.[0], b.x);
  assert.ok(Math.abs((bend?.[1] ?? b.y) - b.y) > 20, `the bend at ${bend} is outside of b at ${b.y}`);
});

test('calls in a circle are laid out, and the one that leads back runs back', () => {
  const layout = laidOut('abc', 'ab', 'bc', 'ca');
  const back = layout.edges.find(({ from }) => from === 'c');
  assert.equal(back?.to, 'a');
  assert.ok((back?.points[0]?.[0] ?? 0) > (back?.points.at(-1)?.[0] ?? 0));
});

test('a service that calls itself has an edge without points', () => {
  assert.deepEqual(laidOut('a', 'aa').edges, [{ from: 'a', to: 'a', points: [] }]);
});

test('edges do not cross where they need not', () => {
  const layout = laidOut('abxy', 'ay', 'bx');
  const y = (id: string) => placeOf(layout, id).y;
  assert.equal(y('a') < y('b'), y('y') < y('x'));
});

test('nothing overlaps, and all is inside', () => {
  const ids = 'abcdefghijklmnop';
  const calls = [...ids].flatMap((from, at) =>
    [1, 3, 7].map((step) => `${from}${ids[(at * step + step) % ids.length]}`),
  );
  const { nodes, width, height } = laidOut(`${ids}XYZ`, ...calls);
  for (const [at, one] of nodes.entries()) {
    assert.ok(one.x >= 50 && one.y >= 20 && one.x <= width - 50 && one.y <= height - 20, `${one.id} is inside`);
    for (const other of nodes.slice(at + 1)) {
      assert.ok(Math.abs(one.x - other.x) >= 100 || Math.abs(one.y - other.y) >= 40, `${one.id} over ${other.id}`);
    }
  }
});

test('nodes without edges share rows below the others', () => {
  const layout = laidOut('abXYZ', 'ab');
  assert.equal(new Set(['X', 'Y', 'Z'].map((id) => placeOf(layout, id).y)).size, 1);
  assert.ok(placeOf(layout, 'X').y > placeOf(layout, 'a').y);
});

test('the same graph has the same picture, and none an empty one', () => {
  assert.deepEqual(laidOut('abcd', 'ab', 'ac', 'bd', 'cd'), laidOut('abcd', 'ab', 'ac', 'bd', 'cd'));
  assert.deepEqual(laidOut(''), { nodes: [], edges: [], width: 0, height: 0 });
});

test('a column keeps its order and gaps and stays near what is wanted', () => {
  assert.deepEqual(placeInColumn([0, 100, 300], [50, 50]), [0, 100, 300]);
  assert.deepEqual(placeInColumn([10, 10], [40]), [-10, 30]);
  assert.deepEqual(placeInColumn([100, 0], [40]), [30, 70]);
});

test('the path of an edge is level at its ends', () => {
  assert.equal(
    edgePath([
      [0, 0],
      [10, 20],
    ]),
    'M0,0 C5,0 5,20 10,20',
  );
  assert.equal(edgePath([]), '');
});
