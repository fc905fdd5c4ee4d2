/** The place for what is written on an edge: the middle of its middle piece. */
export function middleOfEdge(points: readonly (readonly [x: number, y: number])[]): readonly [number, number] {
  const at = Math.floor((points.length - 1) / 2);
  const [a = [0, 0], b = a] = points.slice(at, at + 2);
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
