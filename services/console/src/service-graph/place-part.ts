import { type AcyclicGraph, type DirectedEdge, layersOf, withoutCircles } from './graph-layers.ts';
import type { GraphNode, Link, PlacedEdge, PlacedNode } from './layered-layout.ts';
import { orderLayers } from './order-layers.ts';
import { placeInColumn } from './place-in-column.ts';
import type { Box } from './stack-boxes.ts';

/** How far from the middle of a node an edge begins that leads back, so that it does not lie on the one there. */
const BACK_OFFSET = 7;
const PASSES = 12;

interface PartOptions {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly Link[];
  readonly layerGap: number;
  readonly nodeGap: number;
}

/** A part of the graph, placed by itself from 0,0 on. */
export interface PlacedPart extends Box {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Places the nodes `part` of a graph, which are connected, and the links between them. */
export function placePart(part: readonly number[], { nodes, links, layerGap, nodeGap }: PartOptions): PlacedPart {
  const local = new Map(part.map((node, index) => [node, index]));
  const own = links.flatMap(({ from, to }) => {
    const ends = { from: local.get(from), to: local.get(to) };
    return ends.from === undefined || ends.to === undefined || from === to ? [] : [{ from: ends.from, to: ends.to }];
  });
  const directed = withoutCircles(part.length, own);
  const { graph, ways, layers } = withBends(part.length, directed);
  const order = orderLayers(layers, graph);
  const sizes = graph.callers.map((_, index) => nodes[part[index] ?? -1] ?? { id: '', width: 0, height: 0 });
  const ys = columnPlaces(order, graph, { heights: sizes.map(({ height }) => height), nodeGap });
  const { xs, width } = layerPlaces(order, sizes, layerGap);
  const top = Math.min(...ys.map((y, index) => y - (sizes[index]?.height ?? 0) / 2));
  const bottom = Math.max(...ys.map((y, index) => y + (sizes[index]?.height ?? 0) / 2));
  const place = (index: number): PlacedNode => {
    const size = sizes[index] ?? { id: '', width: 0, height: 0 };
    return { id: size.id, width: size.width, height: size.height, x: xs[index] ?? 0, y: (ys[index] ?? 0) - top };
  };
  return {
    nodes: part.map((_, index) => place(index)),
    edges: directed.map((edge, index) => placeEdge(edge, (ways[index] ?? []).map(place))),
    width,
    height: bottom - top,
    isSingle: part.length === 1,
  };
}

/** The graph with a bend, a node of no size, in every layer that an edge passes; `ways` are the edges through them. */
function withBends(nodeCount: number, edges: readonly DirectedEdge[]) {
  const callers: number[][] = Array.from({ length: nodeCount }, () => []);
  const called: number[][] = Array.from({ length: nodeCount }, () => []);
  for (const { from, to } of edges) {
    callers[to]?.push(from);
    called[from]?.push(to);
  }
  const layerOf = layersOf({ callers, called });
  const bent: { callers: number[][]; called: number[][] } = {
    callers: callers.map(() => []),
    called: called.map(() => []),
  };
  const ways = edges.map(({ from, to }) => {
    const way = [from];
    for (let layer = (layerOf[from] ?? 0) + 1; layer < (layerOf[to] ?? 0); layer += 1) {
      way.push(layerOf.push(layer) - 1);
      bent.callers.push([]);
      bent.called.push([]);
    }
    way.push(to);
    for (const [at, node] of way.entries()) {
      const next = way[at + 1];
      if (next === undefined) continue;
      bent.called[node]?.push(next);
      bent.callers[next]?.push(node);
    }
    return way;
  });
  const layers: number[][] = Array.from({ length: Math.max(...layerOf) + 1 }, () => []);
  for (const [node, layer] of layerOf.entries()) layers[layer]?.push(node);
  return { graph: bent satisfies AcyclicGraph, ways, layers };
}

/** The centre of each node within its layer: near the middle of what it is connected with. */
function columnPlaces(
  order: readonly (readonly number[])[],
  graph: AcyclicGraph,
  { heights, nodeGap }: { readonly heights: readonly number[]; readonly nodeGap: number },
): number[] {
  const apart = (a: number, b: number) => ((heights[a] ?? 0) + (heights[b] ?? 0)) / 2 + nodeGap;
  const gapsOf = (layer: readonly number[]) => layer.slice(1).map((node, at) => apart(layer[at] ?? 0, node));
  const ys = heights.map(() => 0);
  const settle = (layer: readonly number[], neighboursOf: (node: number) => readonly number[]) => {
    const wanted = layer.map((node) => mean(neighboursOf(node).map((other) => ys[other] ?? 0)) ?? ys[node] ?? 0);
    for (const [at, y] of placeInColumn(wanted, gapsOf(layer)).entries()) ys[layer[at] ?? 0] = y;
  };
  for (let pass = 0; pass < PASSES; pass += 1) {
    const last = pass === PASSES - 1;
    const neighbours = (node: number) =>
      last
        ? [...(graph.callers[node] ?? []), ...(graph.called[node] ?? [])]
        : ((pass % 2 === 0 ? graph.callers : graph.called)[node] ?? []);
    for (const layer of pass % 2 === 0 ? order : order.toReversed()) settle(layer, neighbours);
  }
  return ys;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function layerPlaces(order: readonly (readonly number[])[], sizes: readonly GraphNode[], layerGap: number) {
  const xs = sizes.map(() => 0);
  let left = 0;
  for (const layer of order) {
    const widest = Math.max(...layer.map((node) => sizes[node]?.width ?? 0));
    for (const node of layer) xs[node] = left + widest / 2;
    left += widest + layerGap;
  }
  return { xs, width: left - layerGap };
}

/** The points from border to border; an edge that was turned round is drawn in the direction it has. */
function placeEdge({ isTurned }: DirectedEdge, way: readonly PlacedNode[]): PlacedEdge {
  const shift = isTurned ? BACK_OFFSET : 0;
  const points = way.map(({ x, y, width }, at): readonly [number, number] => {
    const border = at === 0 ? width / 2 : at === way.length - 1 ? -width / 2 : 0;
    return [x + border, y + shift];
  });
  const ends = { from: way[0]?.id ?? '', to: way.at(-1)?.id ?? '' };
  return isTurned ? { from: ends.to, to: ends.from, points: points.toReversed() } : { ...ends, points };
}
