/** The text of an SVG path through the points of an edge: level where it begins, ends and passes a layer. */
export function edgePath(points: readonly (readonly [x: number, y: number])[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let [x, y] = first;
  let path = `M${round(x)},${round(y)}`;
  for (const [toX, toY] of rest) {
    const middle = round((x + toX) / 2);
    path += ` C${middle},${round(y)} ${middle},${round(toY)} ${round(toX)},${round(toY)}`;
    [x, y] = [toX, toY];
  }
  return path;
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;
