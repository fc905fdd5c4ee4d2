import type { TraceTree } from './trace-tree.ts';

/** In which row each span is drawn. No two spans of a row overlap in time. */
export interface FlameLayout {
  /** By span; 0 is at the top. */
  readonly rowOf: Int32Array;
  readonly rowCount: number;
  /** Spans row by row, by start; those of row r from `rowEnds[r - 1]` (or 0) up to `rowEnds[r]`. */
  readonly items: Int32Array;
  readonly rowEnds: Int32Array;
}

/**
 * Puts every span below its parent, in the next row where that is possible. Siblings that run at the same time stand
 * below each other, each together with all that is below it, so that none hides another.
 */
export function layOutFlame(tree: TraceTree): FlameLayout {
  const below = new Int32Array(tree.spans.length);
  const blocks = new Map<number, Block>();
  for (const index of tree.order.toReversed()) {
    const block = stack(tree.children[index] ?? [], { blocks, below, tree });
    block.starts.unshift(tree.startNs[index] ?? 0);
    block.ends.unshift((tree.startNs[index] ?? 0) + (tree.durationNs[index] ?? 0));
    blocks.set(index, block);
  }
  stack(tree.roots, { blocks, below, tree });
  const rowOf = new Int32Array(tree.spans.length);
  for (const index of tree.order) {
    const parent = tree.parents[index] ?? -1;
    rowOf[index] = (below[index] ?? 0) + (parent < 0 ? 0 : (rowOf[parent] ?? 0) + 1);
  }
  return { rowOf, ...rowsOf(rowOf) };
}

/** How far the rows of a span and all below it reach: the first start and the last end in each. */
interface Block {
  readonly starts: number[];
  readonly ends: number[];
}

interface Stacking {
  readonly blocks: Map<number, Block>;
  /** How many rows below its first possible one each span comes to stand. */
  readonly below: Int32Array;
  readonly tree: TraceTree;
}

/** Puts the blocks of siblings into one: each as high as it finds room to the right of those before. */
function stack(siblings: readonly number[], { blocks, below, tree }: Stacking): Block {
  let whole: Block = { starts: [], ends: [] };
  const byStart = siblings.toSorted(
    (a, b) => firstStart(a) - firstStart(b) || (tree.places[a] ?? 0) - (tree.places[b] ?? 0),
  );
  for (const [nth, index] of byStart.entries()) {
    const block = blocks.get(index) ?? { starts: [], ends: [] };
    blocks.delete(index);
    if (nth === 0) {
      whole = block;
      continue;
    }
    const row = firstRoom(whole, block);
    below[index] = row;
    for (const [offset, start] of block.starts.entries()) {
      const at = row + offset;
      whole.starts[at] = Math.min(whole.starts[at] ?? Number.POSITIVE_INFINITY, start);
      whole.ends[at] = Math.max(whole.ends[at] ?? Number.NEGATIVE_INFINITY, block.ends[offset] ?? 0);
    }
  }
  return whole;

  function firstStart(index: number): number {
    return blocks.get(index)?.starts[0] ?? 0;
  }
}

function firstRoom(whole: Block, block: Block): number {
  for (let row = 0; row < whole.ends.length; row += 1) {
    if (block.starts.every((start, offset) => (whole.ends[row + offset] ?? Number.NEGATIVE_INFINITY) <= start)) {
      return row;
    }
  }
  return whole.ends.length;
}

/** The spans of each row; positions are by start already. */
function rowsOf(rowOf: Int32Array): Omit<FlameLayout, 'rowOf'> {
  const rowCount = rowOf.reduce((most, row) => Math.max(most, row + 1), 0);
  const rowEnds = new Int32Array(rowCount);
  for (const row of rowOf) rowEnds[row] = (rowEnds[row] ?? 0) + 1;
  for (let row = 1; row < rowCount; row += 1) rowEnds[row] = (rowEnds[row] ?? 0) + (rowEnds[row - 1] ?? 0);
  const next = Int32Array.from(rowEnds.keys(), (row) => (row === 0 ? 0 : (rowEnds[row - 1] ?? 0)));
  const items = new Int32Array(rowOf.length);
  for (const [index, row] of rowOf.entries()) {
    items[next[row] ?? 0] = index;
    next[row] = (next[row] ?? 0) + 1;
  }
  return { rowCount, items, rowEnds };
}
