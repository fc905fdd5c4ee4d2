import type { HostGroup } from './host-groups.ts';

/** Where each hexagon and each group is; pixels at a scale of 1. Hexagons stand on a corner and have one size. */
export interface HexLayout {
  readonly width: number;
  readonly height: number;
  /** From the middle of a hexagon's place to its corner. */
  readonly radius: number;
  /** Place → middle, and which host of the list is there. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly hosts: Int32Array;
  /** Groups that have a label, the outer before those in it. */
  readonly boxes: readonly GroupBox[];
}

export interface GroupBox {
  readonly label: string;
  readonly count: number;
  /** 1 for the outer key, 2 for the inner. */
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Height of the strip at its top that the label has. */
  readonly bandPx: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A group with its size; what is in it is placed relative to its corner. */
interface Block extends Size {
  readonly group: HostGroup;
  readonly level: number;
  readonly columns: number;
  readonly paddingPx: number;
  readonly bandPx: number;
  readonly children: readonly { readonly block: Block; readonly x: number; readonly y: number }[];
}

const ROOT3 = Math.sqrt(3);
/** A lone host is not blown up to the whole window. */
const LARGEST_RADIUS = 160;
/** Width to height of the groups that are tried. */
const ASPECTS = [0.55, 0.8, 1.15, 1.6, 2.3, 3.4, 5.5];
const STEPS = 14;

const EMPTY: HexLayout = {
  width: 0,
  height: 0,
  radius: 0,
  xs: new Float32Array(),
  ys: new Float32Array(),
  hosts: new Int32Array(),
  boxes: [],
};

/** Packs hexagons and their groups into a room so that they are as large as they can be. */
export function hexLayout(root: HostGroup, room: Size): HexLayout {
  if (root.count === 0 || room.width <= 0 || room.height <= 0) return EMPTY;
  if (root.groups.length === 0) {
    const { columns, radius } = onlyLeaf(root.count, room);
    return emitted(leaf(root, 0, columns, { radius }), radius);
  }
  let best: { readonly block: Block; readonly radius: number } | undefined;
  for (const aspect of ASPECTS) {
    let [low, high] = [best?.radius ?? 0, LARGEST_RADIUS];
    for (let step = 0; step < STEPS; step += 1) {
      const radius = (low + high) / 2;
      const block = rows(root, 0, { radius, aspect, width: room.width });
      if (block.width <= room.width && block.height <= room.height) {
        low = radius;
        best = { block, radius };
      } else high = radius;
      // Another shape that is not better by a hundredth is not worth the time.
      if (high - low < low * 0.01) break;
    }
  }
  // So many groups that nothing fits at a scale of 1: as small as it goes, and the view is zoomed out.
  best ??= { block: rows(root, 0, { radius: 1, aspect: 1, width: room.width }), radius: 1 };
  return emitted(best.block, best.radius);
}

/** The columns with which so many hexagons are largest. */
function onlyLeaf(count: number, { width, height }: Size) {
  let best = { columns: 1, radius: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const lines = Math.ceil(count / columns);
    const across = ROOT3 * (columns + (lines > 1 ? 0.5 : 0));
    const radius = Math.min(width / across, height / (1.5 * lines + 0.5), LARGEST_RADIUS);
    if (radius > best.radius) best = { columns, radius };
  }
  return best;
}

/** Labels and margins take less where hexagons are small: they are read after zooming in. */
function frameOf(level: number, radius: number) {
  if (level === 0) return { paddingPx: 0, bandPx: 0, leastPx: 0 };
  return {
    paddingPx: Math.min(9, radius * 0.5),
    bandPx: Math.min(22, radius * 1.5),
    leastPx: Math.min(96, radius * 5),
  };
}

function leaf(group: HostGroup, level: number, columns: number, { radius }: { readonly radius: number }): Block {
  const { paddingPx, bandPx, leastPx } = frameOf(level, radius);
  const lines = Math.ceil(group.count / columns);
  const width = ROOT3 * radius * (columns + (lines > 1 ? 0.5 : 0)) + 2 * paddingPx;
  const height = radius * (1.5 * lines + 0.5) + 2 * paddingPx + bandPx;
  return { group, level, columns, paddingPx, bandPx, children: [], width: Math.max(width, leastPx), height };
}

interface Shape {
  readonly radius: number;
  readonly aspect: number;
}

function blockOf(group: HostGroup, level: number, shape: Shape): Block {
  const { radius, aspect } = shape;
  if (group.groups.length > 0) return rows(group, level, shape);
  const wanted = Math.round(Math.sqrt((group.count * aspect * 1.5) / ROOT3));
  return leaf(group, level, Math.min(Math.max(wanted, 1), group.count), { radius });
}

/** Groups beside each other in rows, each in the first row that has room; `width` absent: of the shape's aspect. */
function rows(group: HostGroup, level: number, shape: Shape & { readonly width?: number }): Block {
  const { paddingPx, bandPx } = frameOf(level, shape.radius);
  const gap = Math.min(level === 0 ? 14 : 8, shape.radius * (level === 0 ? 0.8 : 0.5));
  const blocks = group.groups.map((one) => blockOf(one, level + 1, shape)).sort((a, b) => b.height - a.height);
  const area = blocks.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(...blocks.map(({ width }) => width));
  const limit = Math.max(shape.width ?? Math.sqrt(area * shape.aspect * 1.1), widest);
  const children: Block['children'][number][] = [];
  const shelves: { readonly y: number; readonly height: number; x: number }[] = [];
  let bottom = 0;
  let right = 0;
  for (const block of blocks) {
    // Far above are rows without room; looking at them all would take long where groups are many.
    let shelf = shelves.slice(-12).find(({ x }) => x + block.width <= limit + 0.01);
    if (!shelf) {
      shelf = { y: bottom === 0 ? 0 : bottom + gap, height: block.height, x: 0 };
      shelves.push(shelf);
      bottom = shelf.y + block.height;
    }
    children.push({ block, x: shelf.x + paddingPx, y: shelf.y + paddingPx + bandPx });
    right = Math.max(right, shelf.x + block.width);
    shelf.x += block.width + gap;
  }
  const size = { width: right + 2 * paddingPx, height: bottom + 2 * paddingPx + bandPx };
  return { group, level, columns: 0, paddingPx, bandPx, children, ...size };
}

function emitted(root: Block, radius: number): HexLayout {
  const { count } = root.group;
  const xs = new Float32Array(count);
  const ys = new Float32Array(count);
  const hosts = new Int32Array(count);
  const boxes: GroupBox[] = [];
  let place = 0;
  const emit = (block: Block, x: number, y: number): void => {
    const { group, level, columns, paddingPx, bandPx, width, height } = block;
    if (level > 0) boxes.push({ label: group.label, count: group.count, level, x, y, width, height, bandPx });
    for (const child of block.children) emit(child.block, x + child.x, y + child.y);
    group.hosts.forEach((host, at) => {
      const line = Math.floor(at / columns);
      xs[place] = x + paddingPx + ROOT3 * radius * ((at % columns) + 0.5 + (line % 2 === 1 ? 0.5 : 0));
      ys[place] = y + paddingPx + bandPx + radius * (1.5 * line + 1);
      hosts[place] = host;
      place += 1;
    });
  };
  emit(root, 0, 0);
  return { width: root.width, height: root.height, radius, xs, ys, hosts, boxes };
}
