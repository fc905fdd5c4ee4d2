import type { ChartTheme } from './chart-theme.ts';
import type { Drawn, DrawnShape } from './drawn-shape.ts';
import type { Marker } from './marker.ts';
import { FAR, type Plot } from './plot.ts';

/** Where labels of moments stand, from the top of the graph, in pixels. */
const MOMENT_TOP = 26;

/** Pixels of a label with its ground, and between it and its line. */
const HEIGHT = 15;
const GAP = 2;

/** How much of what lies behind a label shows through, as the end of a colour. */
const GROUND_OPACITY = 'c8';

/** Where the side of a label and its bottom are, in pixels. */
interface Place {
  readonly marker: Marker;
  readonly side: 'left' | 'right';
  readonly x: number;
  readonly y: number;
}

/**
 * The labels of markers, in front of what is drawn, each on a ground of its own: those of values above their lines, at the left,
 * as what is newest is at the right, and pushed down where they would lie on each other, up again at
 * the foot of the graph; those of moments at the left of theirs.
 * None where no marker has a label.
 */
export function markerLabels(
  markers: readonly Marker[],
  window: { readonly fromMs: number; readonly toMs: number },
  theme: ChartTheme,
): readonly DrawnShape[] {
  const labelled = markers.filter(({ label }) => label !== undefined && label !== '');
  if (labelled.length === 0) return [];
  const values = labelled.flatMap(({ low, high }) => [low ?? high ?? 0, high ?? low ?? 0]);
  const draw = (plot: Plot): Drawn => {
    const moments = labelled.flatMap((marker) =>
      marker.atMs === undefined ? [] : [{ marker, side: 'right', x: plot.x(marker.atMs) - 4, y: MOMENT_TOP } as const],
    );
    const places = [...moments, ...placesOfValues(labelled, plot, plot.x(window.fromMs) + 4)];
    return { type: 'group', children: places.map((place) => label(place, theme)) };
  };
  return [{ ...window, low: Math.min(...values), high: Math.max(...values), draw }];
}

function placesOfValues(markers: readonly Marker[], plot: Plot, x: number): readonly Place[] {
  const ends = plot.ends ?? FAR;
  const wanted = markers
    .flatMap((marker) => {
      const edge = marker.high ?? marker.low;
      if (marker.atMs !== undefined || edge === undefined) return [];
      const y = plot.y(edge);
      // What is outside is not seen, and pushes nothing.
      return y < ends.top - 1 || y > ends.bottom + 1 ? [] : [{ marker, side: 'left', x, y: y - GAP } as const];
    })
    .sort((a, b) => a.y - b.y);
  let free = ends.top;
  const pushed = wanted.map((place) => {
    free = Math.max(place.y, free + HEIGHT);
    return { ...place, y: free };
  });
  // What was pushed over the foot would be cut off there.
  let foot = ends.bottom - GAP;
  const seen = pushed.toReversed().map((place) => {
    const y = Math.min(place.y, foot);
    foot = y - HEIGHT;
    return { ...place, y };
  });
  return seen.toReversed();
}

function label({ marker, side, x, y }: Place, theme: ChartTheme): Drawn {
  return {
    type: 'text',
    x,
    y,
    style: {
      text: marker.label ?? '',
      fill: theme.tones[marker.tone],
      fontSize: 11,
      fontFamily: theme.fontFamily,
      align: side,
      verticalAlign: 'bottom',
      backgroundColor: `${theme.background}${GROUND_OPACITY}`,
      borderRadius: 2,
      padding: [2, 4, 1, 4],
    },
    silent: true,
  };
}
