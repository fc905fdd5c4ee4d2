/** What part of the map is seen: a point p of it is at `p * scale + x` on the screen. */
export interface MapView {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const SMALLEST = 0.15;
const LARGEST = 3;
const MARGIN = 36;
/** A map of few services is not blown up to the size of the window. */
const LARGEST_FIT = 1.15;

/** All of the map in the middle of the window, with room around it. */
export function fittedView(map: Size, window: Size, marginPx = MARGIN): MapView {
  const room = Math.min(
    (window.width - 2 * marginPx) / Math.max(map.width, 1),
    (window.height - 2 * marginPx) / Math.max(map.height, 1),
  );
  const scale = Math.min(Math.max(room, SMALLEST), LARGEST_FIT);
  return { x: (window.width - map.width * scale) / 2, y: (window.height - map.height * scale) / 2, scale };
}

/** The view after zooming by a factor, up to `largest`; what is at the point of the screen stays there. */
export function zoomedView(
  view: MapView,
  factor: number,
  [atX, atY]: readonly [number, number],
  largest = LARGEST,
): MapView {
  const scale = Math.min(Math.max(view.scale * factor, SMALLEST), largest);
  const by = scale / view.scale;
  return { x: atX - (atX - view.x) * by, y: atY - (atY - view.y) * by, scale };
}

/** The view moved so far that a circle of the map is within the window, with room around it. */
export function viewShowing(view: MapView, at: readonly [number, number], window: Size): MapView {
  const [x, y] = [at[0] * view.scale + view.x, at[1] * view.scale + view.y];
  return {
    ...view,
    x: view.x + Math.min(Math.max(x, MARGIN * 2), Math.max(window.width - MARGIN * 2, MARGIN * 2)) - x,
    y: view.y + Math.min(Math.max(y, MARGIN * 2), Math.max(window.height - MARGIN * 2, MARGIN * 2)) - y,
  };
}
