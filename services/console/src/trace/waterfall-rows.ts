import type { TraceTree } from './trace-tree.ts';

/** The spans that are listed, in order: those below a collapsed one are left out. */
export function waterfallRows(tree: TraceTree, collapsed: ReadonlySet<number>): Int32Array {
  const rows = new Int32Array(tree.order.length);
  let count = 0;
  let place = 0;
  while (place < tree.order.length) {
    const span = tree.order[place] ?? 0;
    rows[count] = span;
    count += 1;
    place += collapsed.has(span) ? (tree.sizes[span] ?? 1) : 1;
  }
  return rows.subarray(0, count);
}

/** The collapsed spans without those above `span`, so that it is listed; the same set where it is. */
export function revealing(collapsed: ReadonlySet<number>, span: number, tree: TraceTree): ReadonlySet<number> {
  const above: number[] = [];
  for (let at = tree.parents[span] ?? -1; at >= 0; at = tree.parents[at] ?? -1) if (collapsed.has(at)) above.push(at);
  if (above.length === 0) return collapsed;
  const next = new Set(collapsed);
  for (const ancestor of above) next.delete(ancestor);
  return next;
}
