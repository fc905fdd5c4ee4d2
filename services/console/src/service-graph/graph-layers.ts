/** A graph by position: node i is called by `callers[i]` and calls `called[i]`; no edge leads back. */
export interface AcyclicGraph {
  readonly callers: readonly (readonly number[])[];
  readonly called: readonly (readonly number[])[];
}

/** Edges between positions, and of each whether it was turned round so that no way leads in a circle. */
export interface DirectedEdge {
  readonly from: number;
  readonly to: number;
  readonly isTurned: boolean;
}

/** Turns round the edges that close a circle when one walks from the nodes nobody calls, in the order given. */
export function withoutCircles(
  nodeCount: number,
  edges: readonly { readonly from: number; readonly to: number }[],
): DirectedEdge[] {
  const out: number[][] = Array.from({ length: nodeCount }, () => []);
  const isCalled = new Array<boolean>(nodeCount).fill(false);
  for (const [index, { from, to }] of edges.entries()) {
    out[from]?.push(index);
    isCalled[to] = true;
  }
  const turned = new Set<number>();
  const state = new Uint8Array(nodeCount);
  const nodes = [...state.keys()];
  for (const start of [...nodes.filter((node) => !isCalled[node]), ...nodes]) walk(start);
  return edges.map(({ from, to }, index) =>
    turned.has(index) ? { from: to, to: from, isTurned: true } : { from, to, isTurned: false },
  );

  function walk(node: number): void {
    if (state[node] !== UNSEEN) return;
    state[node] = ON_THE_WAY;
    for (const index of out[node] ?? []) {
      const to = edges[index]?.to ?? 0;
      if (state[to] === ON_THE_WAY) turned.add(index);
      else walk(to);
    }
    state[node] = DONE;
  }
}

const UNSEEN = 0;
const ON_THE_WAY = 1;
const DONE = 2;

/** Of each node its layer from 0: behind all that call it, and a node that nobody calls right before what it calls. */
export function layersOf({ callers, called }: AcyclicGraph): number[] {
  const layers = new Array<number>(callers.length).fill(-1);
  const layerOf = (node: number): number => {
    const known = layers[node] ?? -1;
    if (known >= 0) return known;
    const layer = Math.max(-1, ...(callers[node] ?? []).map(layerOf)) + 1;
    layers[node] = layer;
    return layer;
  };
  for (const node of callers.keys()) layerOf(node);
  for (const [node, calls] of called.entries()) {
    if (callers[node]?.length === 0 && calls.length > 0) {
      layers[node] = Math.min(...calls.map((to) => layers[to] ?? 0)) - 1;
    }
  }
  return layers;
}
