import type { TraceTree } from './trace-tree.ts';

export type TreeMove = 'parent' | 'child' | 'previous' | 'next' | 'first' | 'last';

/**
 * Where a step leads from a span: its parent, its first child, the sibling before or after; the same span where there is
 * none. Without a span: the first root.
 */
export function moveInTree(tree: TraceTree, from: number | undefined, move: TreeMove): number | undefined {
  if (from === undefined) return tree.roots[0];
  const parent = tree.parents[from] ?? -1;
  const siblings = parent < 0 ? tree.roots : (tree.children[parent] ?? []);
  const at = siblings.indexOf(from);
  const to = {
    parent: parent < 0 ? undefined : parent,
    child: tree.children[from]?.[0],
    previous: siblings[at - 1],
    next: siblings[at + 1],
    first: tree.order[0],
    last: tree.order.at(-1),
  }[move];
  return to ?? from;
}
