import type { HostGroup } from './host-groups.ts';
import { packedRows } from './packed-rows.ts';

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
/** With more groups not every pair of shapes is tried. */
const FEW_BOXES = 120;
/** A group's label and margins when there is room for them, in pixels; `leastPx`: the least width of a group. */
const LABEL = { paddingPx: 8, bandPx: 21, leastPx: 92 };
const LABELS_OF_ROOM = 0.3;

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
    return emitted(leaf(root, 0, columns, { radius, labels: 1 }), radius);
  }
  const boxes = boxCount(root);
  const labels = labelShare(boxes, room);
  let best: { readonly block: Block; readonly radius: number } | undefined;
  for (const aspect of ASPECTS) {
    for (const groupAspect of boxes <= FEW_BOXES ? ASPECTS : [aspect]) {
      let [low, high] = [best?.radius ?? 0, LARGEST_RADIUS];
      for (let step = 0; step < STEPS; step += 1) {
        // The first look is whether this shape is better by a hundredth at all.
        const radius = step === 0 ? low * 1.01 + 0.01 : (low + high) / 2;
        const block = rows(root, 0, { radius, aspect, groupAspect, labels, width: room.width });
        if (block.width <= room.width && block.height <= room.height) {
          low = radius;
          best = { block, radius };
        } else high = radius;
        if (high - low < low * 0.01) break;
      }
    }
  }
  // So many groups that nothing fits at a scale of 1: as small as it goes, and the view is zoomed out.
  best ??= { block: rows(root, 0, { radius: 1, aspect: 1, groupAspect: 1, labels, width: room.width }), radius: 1 };
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

function boxCount({ groups }: HostGroup): number {
  return groups.reduce((sum, group) => sum + 1 + boxCount(group), 0);
}

/** How much of their full size labels and margins have: together they take no more than a part of the room. */
function labelShare(boxes: number, { width, height }: Size): number {
  return Math.min(1, Math.sqrt((LABELS_OF_ROOM * width * height) / (boxes * LABEL.leastPx * LABEL.bandPx)));
}

function frameOf(level: number, labels: number) {
  if (level === 0) return { paddingPx: 0, bandPx: 0, leastPx: 0 };
  return { paddingPx: LABEL.paddingPx * labels, bandPx: LABEL.bandPx * labels, leastPx: LABEL.leastPx * labels };
}

function leaf(
  group: HostGroup,
  level: number,
  columns: number,
  { radius, labels }: Pick<Shape, 'radius' | 'labels'>,
): Block {
  const { paddingPx, bandPx, leastPx } = frameOf(level, labels);
  const lines = Math.ceil(group.count / columns);
  const width = ROOT3 * radius * (columns + (lines > 1 ? 0.5 : 0)) + 2 * paddingPx;
  const height = radius * (1.5 * lines + 0.5) + 2 * paddingPx + bandPx;
  return { group, level, columns, paddingPx, bandPx, children: [], width: Math.max(width, leastPx), height };
}

/** What is tried. */
interface Shape {
  readonly radius: number;
  /** Width to height of groups of hosts, and of groups of groups. */
  readonly aspect: number;
  readonly groupAspect: number;
  /** Share of their full size that labels have. */
  readonly labels: number;
}

function blockOf(group: HostGroup, level: number, shape: Shape): Block {
  if (group.groups.length > 0) return rows(group, level, shape);
  const wanted = Math.round(Math.sqrt((group.count * shape.aspect * 1.5) / ROOT3));
  return leaf(group, level, Math.min(Math.max(wanted, 1), group.count), shape);
}

/** Groups in rows, below each other where a row is high enough; `width` absent: of the shape's aspect. */
function rows(group: HostGroup, level: number, shape: Shape & { readonly width?: number }): Block {
  const { width: _, ...inner } = shape;
  const { paddingPx, bandPx } = frameOf(level, shape.labels);
  const gap = (level === 0 ? 12 : 7) * shape.labels;
  const blocks = group.groups.map((one) => blockOf(one, level + 1, inner)).sort((a, b) => b.height - a.height);
  const area = blocks.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(...blocks.map(({ width }) => width));
  const limit = Math.max(shape.width ?? Math.sqrt(area * shape.groupAspect * 1.05), widest);
  const { spots, width, height } = packedRows(blocks, { limit, gap });
  const children = spots.map(({ x, y }, at) => ({
    block: blocks[at] as Block,
    x: x + paddingPx,
    y: y + paddingPx + bandPx,
  }));
  const size = { width: width + 2 * paddingPx, height: height + 2 * paddingPx + bandPx };
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
