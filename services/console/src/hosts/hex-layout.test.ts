import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexAt, hexMoved } from './hex-at.ts';
import { type GroupBox, type HexLayout, hexLayout } from './hex-layout.ts';
import { hostGroups } from './host-groups.ts';
import { testingHost } from './testing-hosts.ts';

const room = { width: 1100, height: 700 };
const many = Array.from({ length: 400 }, (_, at) =>
  testingHost(`h${at}`, [
    `env:${at % 3 === 0 ? 'dev' : 'prod'}`,
    `role:${['web', 'db', 'queue', 'cache'][(at * at) % 4]}`,
  ]),
);

/** The nearest two middles; hexagons do not overlap when they are √3 radii apart. */
function leastApart({ xs, ys }: HexLayout): number {
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < xs.length; a += 1)
    for (let b = a + 1; b < xs.length; b += 1)
      least = Math.min(least, Math.hypot((xs[a] ?? 0) - (xs[b] ?? 0), (ys[a] ?? 0) - (ys[b] ?? 0)));
  return least;
}

const inside = (a: Pick<GroupBox, 'x' | 'y' | 'width' | 'height'>, b: typeof a) =>
  a.x >= b.x - 0.01 &&
  a.y >= b.y - 0.01 &&
  a.x + a.width <= b.x + b.width + 0.01 &&
  a.y + a.height <= b.y + b.height + 0.01;
const apart = (a: GroupBox, b: GroupBox) =>
  a.x + a.width <= b.x + 0.01 ||
  b.x + b.width <= a.x + 0.01 ||
  a.y + a.height <= b.y + 0.01 ||
  b.y + b.height <= a.y + 0.01;

for (const keys of [[], ['env'], ['env', 'role'], ['host']]) {
  test(`400 hosts by ${keys.join(', ') || 'nothing'} fit the room and do not overlap`, () => {
    const layout = hexLayout(hostGroups(many, keys), room);
    assert.deepEqual(
      [...layout.hosts].sort((a, b) => a - b),
      many.map((_, at) => at),
    );
    assert.ok(layout.width <= room.width + 0.01 && layout.height <= room.height + 0.01);
    assert.ok(leastApart(layout) >= Math.sqrt(3) * layout.radius - 0.01);
    for (const box of layout.boxes) {
      assert.ok(inside(box, { x: 0, y: 0, width: layout.width, height: layout.height }));
      for (const other of layout.boxes) {
        if (other === box || other.level !== box.level) continue;
        assert.ok(apart(box, other), `${box.label} and ${other.label}`);
      }
    }
    for (const inner of layout.boxes.filter(({ level }) => level === 2)) {
      assert.ok(layout.boxes.some((outer) => outer.level === 1 && inside(inner, outer)));
    }
  });
}

test('hexagons fill most of the room', () => {
  const share = (keys: string[], count: number) => {
    const { radius } = hexLayout(hostGroups(many.slice(0, count), keys), room);
    return (count * radius * radius * 1.5 * Math.sqrt(3)) / (room.width * room.height);
  };
  assert.ok(share([], 400) > 0.85);
  assert.ok(share(['env'], 400) > 0.6);
  assert.ok(share(['env', 'role'], 400) > 0.4);
});

test('one host has a bounded size; none, or no room, is an empty picture', () => {
  const one = hexLayout(hostGroups(many.slice(0, 1), []), room);
  assert.equal(one.radius, 160);
  assert.equal(hexLayout(hostGroups([], []), room).xs.length, 0);
  assert.equal(hexLayout(hostGroups([], ['env']), room).xs.length, 0);
  assert.equal(hexLayout(hostGroups(many, ['env']), { width: 0, height: 0 }).xs.length, 0);
});

test('a point finds its hexagon, corners of the box around it do not', () => {
  const layout = hexLayout(hostGroups(many, ['env']), room);
  const { xs, ys, radius } = layout;
  for (const place of [0, 17, 399]) {
    const [x = 0, y = 0] = [xs[place], ys[place]];
    assert.equal(hexAt(layout, x + radius * 0.5, y - radius * 0.5), place);
    assert.notEqual(hexAt(layout, x + radius * 0.8, y - radius * 0.9), place);
  }
  assert.equal(hexAt(layout, -5, 10), undefined);
});

test('arrow keys reach the neighbour, rows are walked straight, and the end stays', () => {
  const layout = hexLayout(hostGroups(many.slice(0, 12), []), { width: 400, height: 320 });
  const right = hexMoved(layout, 0, 'right');
  assert.equal(right, 1);
  assert.equal(hexMoved(layout, right, 'left'), 0);
  assert.equal(hexMoved(layout, 0, 'left'), 0);
  assert.equal(hexMoved(layout, 0, 'up'), 0);
  const below = hexMoved(layout, 0, 'down');
  assert.ok((layout.ys[below] ?? 0) > (layout.ys[0] ?? 0));
});
