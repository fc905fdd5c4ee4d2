const ROOT3 = Math.sqrt(3);

/**
 * Adds a hexagon that stands on a corner to a path; `radius` is from its middle to a corner. It ends where it begins and
 * is not closed: in Chromium `closePath` takes ten times as long as all the lines of a path of many.
 */
export function addHexagon(path: Path2D, x: number, y: number, radius: number): void {
  const half = (radius * ROOT3) / 2;
  path.moveTo(x, y - radius);
  path.lineTo(x + half, y - radius / 2);
  path.lineTo(x + half, y + radius / 2);
  path.lineTo(x, y + radius);
  path.lineTo(x - half, y + radius / 2);
  path.lineTo(x - half, y - radius / 2);
  path.lineTo(x, y - radius);
}

/** One hexagon as a path. */
export function hexagonPath(x: number, y: number, radius: number): Path2D {
  const path = new Path2D();
  addHexagon(path, x, y, radius);
  return path;
}
