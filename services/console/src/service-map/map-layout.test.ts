import assert from 'node:assert/strict';
import { test } from 'node:test';
import { circleCentre, circleSize, edgeBetween, edgeWidth, mapLayout, mapSizes } from './map-layout.ts';
import { fittedView } from './map-view.ts';

/** As a landscape of services is: few at the front, each calling some further back, each with a database. */
function landscape(count: number) {
  const names = Array.from({ length: count }, (_, nth) => `service-${String(nth).padStart(2, '0')}`);
  const edges = names.flatMap((from, nth) =>
    [nth * 2 + 3, nth * 2 + 4, nth * 3 + 7].flatMap((to) => (to < count ? [{ from, to: names[to] ?? '' }] : [])),
  );
  return { names, edges };
}

test('sixty services: none covers another, no edge passes through one, and it fits a window legibly', () => {
  const { names, edges } = landscape(60);
  const layout = mapLayout(names, edges);
  const { boxWidth, boxHeight } = mapSizes(60);
  assert.equal(layout.nodes.length, 60);
  for (const [at, one] of layout.nodes.entries()) {
    for (const other of layout.nodes.slice(at + 1)) {
      const isApart = Math.abs(one.x - other.x) >= boxWidth - 0.01 || Math.abs(one.y - other.y) >= boxHeight - 0.01;
      assert.ok(isApart, `${one.id} over ${other.id}`);
    }
  }
  const bends = layout.edges.flatMap(({ points }) => points.slice(1, -1));
  const covered = bends.filter(([x, y]) =>
    layout.nodes.some((node) => Math.abs(node.x - x) < boxWidth / 2 && Math.abs(node.y - y) < boxHeight / 2),
  );
  assert.deepEqual(covered, []);
  const { scale } = fittedView(layout, { width: 1224, height: 800 });
  assert.ok(boxHeight * scale >= 16, `a box of ${boxHeight * scale} px has room for a name`);
});

test('the picture does not depend on figures, and every edge leads on but those in a circle', () => {
  const { names, edges } = landscape(20);
  assert.deepEqual(mapLayout(names, edges), mapLayout(names, edges));
  const xOf = new Map(mapLayout(names, edges).nodes.map(({ id, x }) => [id, x]));
  for (const { from, to } of edges) assert.ok((xOf.get(from) ?? 0) < (xOf.get(to) ?? 0), `${from} before ${to}`);
});

test('circles stand in the upper part of their boxes, or at the left of compact ones', () => {
  assert.deepEqual(circleCentre({ x: 200, y: 100 }, mapSizes(3)), [200, 82]);
  assert.deepEqual(circleCentre({ x: 200, y: 100 }, mapSizes(60)), [97, 100]);
});

test('circles and edges grow with requests, between their limits', () => {
  const sizes = mapSizes(3);
  assert.equal(circleSize(0, 10, sizes), sizes.smallest);
  assert.equal(circleSize(10, 10, sizes), sizes.largest);
  assert.equal(circleSize(2.5, 10, sizes), (sizes.smallest + sizes.largest) / 2);
  assert.equal(circleSize(1, 0, sizes), sizes.smallest);
  assert.ok(edgeWidth(1, 100) < edgeWidth(50, 100));
});

test('an edge ends at the circles, in both directions', () => {
  const a = { x: 0, y: 0, radius: 10 };
  const b = { x: 100, y: 50, radius: 20 };
  const ends = (points: readonly (readonly [number, number])[]) => [points[0], points.at(-1)];
  assert.deepEqual(
    ends(
      edgeBetween(
        [
          [60, 18],
          [80, 68],
        ],
        a,
        b,
      ),
    ),
    [
      [10, 0],
      [80, 50],
    ],
  );
  assert.deepEqual(
    ends(
      edgeBetween(
        [
          [80, 75],
          [60, 25],
        ],
        b,
        a,
      ),
    ),
    [
      [80, 57],
      [10, 7],
    ],
  );
});
