import { type GraphEdge, type GraphLayout, layeredLayout } from '../service-graph/layered-layout.ts';

/** How large things are on a map with so many services, pixels. */
export interface MapSizes {
  /** Diameters of the circles of the least and the most requests. */
  readonly smallest: number;
  readonly largest: number;
  /** What a service has for itself, with its name below the circle. */
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly layerGap: number;
  readonly nodeGap: number;
  /** Whether the name stands beside the circle, in a box that edges end at, instead of below it. */
  readonly isCompact: boolean;
}

/** Height of a name and its figures below the circle. */
export const LABEL_HEIGHT = 36;

/** Few services are large, many are small. */
export function mapSizes(count: number): MapSizes {
  if (count > 24) {
    return { smallest: 12, largest: 34, boxWidth: 250, boxHeight: 44, layerGap: 130, nodeGap: 8, isCompact: true };
  }
  const [smallest, largest, boxWidth, layerGap, nodeGap] = count <= 8 ? [48, 96, 170, 190, 28] : [34, 68, 150, 110, 18];
  return { smallest, largest, boxWidth, boxHeight: largest + LABEL_HEIGHT, layerGap, nodeGap, isCompact: false };
}

/**
 * The places of services: layers from those that call to those that are called. They follow from the names and the calls
 * alone, never from figures, so that nothing moves while requests come and go. Edges end at the box; where names stand
 * below the circles `edgeBetween` draws them to those.
 */
export function mapLayout(names: readonly string[], edges: readonly GraphEdge[]): GraphLayout {
  const { boxWidth, boxHeight, layerGap, nodeGap } = mapSizes(names.length);
  const nodes = names.map((id) => ({ id, width: boxWidth, height: boxHeight }));
  return layeredLayout(nodes, edges, { layerGap, nodeGap });
}

/** The middle of the circle of a service: in the upper part of its box, or at the left of a compact one. */
export function circleCentre(
  node: { readonly x: number; readonly y: number },
  { isCompact, boxWidth, boxHeight }: MapSizes,
): readonly [number, number] {
  return isCompact ? [node.x - boxWidth / 2 + boxHeight / 2, node.y] : [node.x, node.y - LABEL_HEIGHT / 2];
}

/** Diameter for requests a second: the area grows with them, so that ten times as many do not look like a hundred. */
export function circleSize(requestsPerS: number, most: number, { smallest, largest }: MapSizes): number {
  if (most <= 0 || requestsPerS <= 0) return smallest;
  return smallest + (largest - smallest) * Math.sqrt(Math.min(requestsPerS / most, 1));
}

/** Width of an edge for calls a second, by order of magnitude. */
export function edgeWidth(callsPerS: number, most: number): number {
  if (most <= 0 || callsPerS <= 0) return 1.2;
  return 1.2 + 4.8 * Math.sqrt(Math.min(callsPerS / most, 1));
}

type Point = readonly [x: number, y: number];

/** The points of an edge from circle to circle; it passes where the layout led it in between. */
export function edgeBetween(points: readonly Point[], from: Circle, to: Circle): readonly Point[] {
  const lift = -LABEL_HEIGHT / 2;
  const inner = points.slice(1, -1).map(([x, y]): Point => [x, y + lift]);
  const isBack = from.x > to.x;
  const start: Point = [from.x + (isBack ? -from.radius : from.radius), from.y + shiftOf(points[0], from)];
  const end: Point = [to.x - (isBack ? -to.radius : to.radius), to.y + shiftOf(points.at(-1), to)];
  return [start, ...inner, end];
}

/** A circle with its middle. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** How far beside the middle the layout let an edge begin, so that two between the same circles do not lie on each other. */
function shiftOf(point: Point | undefined, circle: Circle): number {
  const shift = point === undefined ? 0 : point[1] - LABEL_HEIGHT / 2 - circle.y;
  return Math.abs(shift) <= 12 ? shift : 0;
}
