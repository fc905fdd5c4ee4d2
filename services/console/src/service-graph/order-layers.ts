import type { AcyclicGraph } from './graph-layers.ts';

const SWEEPS = 16;

/**
 * Orders the nodes of each layer so that few edges cross: each by the middle of its neighbours in the layer before, then
 * in the layer behind, back and forth; the best order seen is taken. Edges lead from a layer to the next one only.
 * @param layers the nodes of each layer
 */
export function orderLayers(layers: readonly (readonly number[])[], graph: AcyclicGraph): number[][] {
  let order = layers.map((layer) => [...layer]);
  let best = order;
  let fewest = crossings(order, graph);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    order = sweep % 2 === 0 ? swept(order, graph.callers) : swept(order.toReversed(), graph.called).toReversed();
    const count = crossings(order, graph);
    if (count < fewest) {
      fewest = count;
      best = order;
    }
  }
  return best;
}

/** How many pairs of edges cross. */
export function crossings(order: readonly (readonly number[])[], { called }: AcyclicGraph): number {
  let count = 0;
  for (const [index, layer] of order.entries()) {
    const places = placesOf(order[index + 1] ?? []);
    const ends = layer.flatMap((node) => (called[node] ?? []).map((to) => places.get(to) ?? 0).sort((a, b) => a - b));
    for (const [at, end] of ends.entries()) {
      for (let other = 0; other < at; other += 1) if ((ends[other] ?? 0) > end) count += 1;
    }
  }
  return count;
}

function swept(order: readonly (readonly number[])[], neighbours: AcyclicGraph['callers']): number[][] {
  const out: number[][] = [];
  for (const layer of order) {
    const places = placesOf(out.at(-1) ?? []);
    const middles = new Map(layer.map((node, at) => [node, middle(neighbours[node] ?? [], places) ?? at]));
    out.push([...layer].sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0)));
  }
  return out;
}

function middle(nodes: readonly number[], places: ReadonlyMap<number, number>): number | undefined {
  const known = nodes.flatMap((node) => places.get(node) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, place) => sum + place, 0) / known.length;
}

function placesOf(layer: readonly number[]): Map<number, number> {
  return new Map(layer.map((node, place) => [node, place]));
}
