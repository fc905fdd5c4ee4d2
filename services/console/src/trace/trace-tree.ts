import type { TraceSpan } from '../../../../lib/api-types/spans.ts';

/** The spans of a trace as a forest. Spans are named by their position in `spans`, which is sorted by start. */
export interface TraceTree {
  readonly spans: readonly TraceSpan[];
  /** The parent of each span; -1: a root. */
  readonly parents: Int32Array;
  /** By start. */
  readonly children: readonly (readonly number[])[];
  /** By start; more than one where parts of the trace did not come. */
  readonly roots: readonly number[];
  /** Those roots that name a parent which is not in the trace. */
  readonly orphans: ReadonlySet<number>;
  /** All spans, each before its children. */
  readonly order: Int32Array;
  /** The place of each span in `order`, and how many spans there are from it on that are itself or below it. */
  readonly places: Int32Array;
  readonly sizes: Int32Array;
  readonly depths: Int32Array;
  /** From the start of the first span, nanoseconds. */
  readonly startNs: Float64Array;
  readonly durationNs: Float64Array;
  /** From the start of the first span to the end of the last. */
  readonly totalNs: number;
  /** Unix nanoseconds of the first span. */
  readonly firstNs: bigint;
}

/**
 * Makes a forest of the spans of a trace, whatever is missing or wrong: a span whose parent did not come is a root, and
 * of spans that are each other's ancestors the first one is.
 */
export function buildTree(unsorted: readonly TraceSpan[]): TraceTree {
  const starts = new Map(unsorted.map((span) => [span, BigInt(span.lab.start_ns)]));
  const startOf = (span: TraceSpan) => starts.get(span) ?? 0n;
  const spans = unsorted.toSorted((a, b) => compare(startOf(a), startOf(b)));
  const firstNs = spans[0] ? startOf(spans[0]) : 0n;
  const startNs = Float64Array.from(spans, (span) => Number(startOf(span) - firstNs));
  const durationNs = Float64Array.from(spans, (span) => span.duration);
  const { parents, orphans } = findParents(spans);
  const children: number[][] = spans.map(() => []);
  for (const [index, parent] of parents.entries()) children[parent]?.push(index);
  const roots = [...parents.keys()].filter((index) => parents[index] === -1);
  return {
    spans,
    parents,
    children,
    roots,
    orphans,
    ...inOrder(roots, children),
    startNs,
    durationNs,
    totalNs: startNs.reduce((end, start, index) => Math.max(end, start + (durationNs[index] ?? 0)), 0),
    firstNs,
  };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function findParents(spans: readonly TraceSpan[]): { parents: Int32Array; orphans: Set<number> } {
  const byId = Map.groupBy(spans.keys(), (index) => spans[index]?.lab.span_id ?? '');
  const orphans = new Set<number>();
  const parents = Int32Array.from(spans, ({ lab: { parent_id: parentId }, service }, index) => {
    if (parentId === '0') return -1;
    const candidates = (byId.get(parentId) ?? []).filter((candidate) => candidate !== index);
    // The two sides of a call may share an id.
    const parent = candidates.find((candidate) => spans[candidate]?.service === service) ?? candidates[0];
    if (parent === undefined) orphans.add(index);
    return parent ?? -1;
  });
  for (const index of firstOfCircles(parents)) {
    parents[index] = -1;
    orphans.add(index);
  }
  return { parents, orphans };
}

/** Of each circle of parents the span that comes first. */
function firstOfCircles(parents: Int32Array): number[] {
  const seenFrom = new Int32Array(parents.length).fill(-1);
  const found: number[] = [];
  for (const start of parents.keys()) {
    let at = start;
    while (at !== -1 && seenFrom[at] === -1) {
      seenFrom[at] = start;
      at = parents[at] ?? -1;
    }
    // `at` was seen on this very way: it is on a circle.
    if (at !== -1 && seenFrom[at] === start) found.push(Math.min(...circleThrough(at, parents)));
  }
  return found;
}

function circleThrough(start: number, parents: Int32Array): number[] {
  const circle = [start];
  for (let at = parents[start] ?? -1; at !== start && at !== -1; at = parents[at] ?? -1) circle.push(at);
  return circle;
}

/** Walks the forest without recursion: traces may be thousands of spans deep. */
function inOrder(roots: readonly number[], children: readonly (readonly number[])[]) {
  const count = children.length;
  const order = new Int32Array(count);
  const places = new Int32Array(count);
  const depths = new Int32Array(count);
  const sizes = new Int32Array(count).fill(1);
  const waiting = roots.toReversed();
  for (let place = 0; place < count; place += 1) {
    const index = waiting.pop() ?? 0;
    order[place] = index;
    places[index] = place;
    for (const child of (children[index] ?? []).toReversed()) {
      depths[child] = (depths[index] ?? 0) + 1;
      waiting.push(child);
    }
  }
  for (const index of order.toReversed()) {
    for (const child of children[index] ?? []) sizes[index] = (sizes[index] ?? 1) + (sizes[child] ?? 0);
  }
  return { order, places, sizes, depths };
}
