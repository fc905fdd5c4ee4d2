import { type PlacedPart, placePart } from './place-part.ts';
import { stackBoxes } from './stack-boxes.ts';

/** A node to place, with its size in pixels. */
export interface GraphNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** A node with its centre. */
export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
}

/** An edge with the points it passes, from the border of one node to that of the other; none when both are the same. */
export interface PlacedEdge extends GraphEdge {
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Everything lies between 0,0 and `width`,`height`. */
export interface GraphLayout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

interface Gaps {
  /** Between the borders of nodes of neighbouring layers, pixels. */
  readonly layerGap?: number;
  /** Between the borders of nodes of a layer. */
  readonly nodeGap?: number;
}

/**
 * Places the nodes of a directed graph in layers from left to right: who calls stands before what is called, few edges
 * cross, and long edges run between the nodes, not through them. Parts that are not connected stand below each other,
 * nodes without any edge in rows at the end. The same graph has the same picture. Edges of unknown nodes are left out,
 * of several between the same two one is kept.
 */
export function layeredLayout(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  { layerGap = 110, nodeGap = 26 }: Gaps = {},
): GraphLayout {
  const positions = new Map(nodes.map(({ id }, index) => [id, index]));
  const links = distinctLinks(edges, positions);
  const parts = connectedParts(nodes.length, links);
  const boxes = parts.map((part) => placePart(part, { nodes, links, layerGap, nodeGap }));
  const { width, height, offsets } = stackBoxes(boxes, nodeGap * 1.5);
  const placed = boxes.flatMap((box, index) => movedNodes(box, offsets[index] ?? [0, 0]));
  const byId = new Map(placed.map((node) => [node.id, node]));
  const loops = links.filter(({ from, to }) => from === to).map(({ from }) => nodes[from]?.id ?? '');
  return {
    nodes: nodes.flatMap(({ id }) => byId.get(id) ?? []),
    edges: [
      ...boxes.flatMap((box, index) => movedEdges(box, offsets[index] ?? [0, 0])),
      ...loops.map((id) => ({ from: id, to: id, points: [] })),
    ],
    width,
    height,
  };
}

/** An edge between positions. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

function distinctLinks(edges: readonly GraphEdge[], positions: ReadonlyMap<string, number>): Link[] {
  const links = new Map<string, Link>();
  for (const edge of edges) {
    const from = positions.get(edge.from);
    const to = positions.get(edge.to);
    if (from !== undefined && to !== undefined) links.set(`${from} ${to}`, { from, to });
  }
  return [...links.values()];
}

/** The nodes of each part in the order given, parts with more nodes first. */
function connectedParts(nodeCount: number, links: readonly Link[]): number[][] {
  const heads = Array.from({ length: nodeCount }, (_, node) => node);
  const headOf = (node: number): number => {
    let head = node;
    while (heads[head] !== head) head = heads[head] ?? head;
    return head;
  };
  for (const { from, to } of links) heads[headOf(from)] = headOf(to);
  const parts = Map.groupBy(heads.keys(), headOf);
  return [...parts.values()].sort((a, b) => b.length - a.length);
}

function movedNodes({ nodes }: PlacedPart, [dx, dy]: readonly [number, number]): PlacedNode[] {
  return nodes.map((node) => ({ ...node, x: node.x + dx, y: node.y + dy }));
}

function movedEdges({ edges }: PlacedPart, [dx, dy]: readonly [number, number]): PlacedEdge[] {
  return edges.map((edge) => ({ ...edge, points: edge.points.map(([x, y]) => [x + dx, y + dy]) }));
}
