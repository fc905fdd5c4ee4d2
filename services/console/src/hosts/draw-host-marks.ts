import { hexagonPath } from './hexagon-path.ts';
import { fullRadiusPx, type HostMapScene, xOf, yOf } from './host-map-scene.ts';

/** Which hexagons are marked. */
export interface HostMarks extends Pick<HostMapScene, 'layout' | 'view' | 'theme'> {
  /** A host of the list; all of its places are marked. */
  readonly selected: number | undefined;
  /** Places of the layout: under the pointer, and where the arrow keys are. */
  readonly hovered: number | undefined;
  readonly cursor: number | undefined;
}

/** Draws outlines over the host map, on a canvas of its own: the pointer does not make thousands of hosts be drawn. */
export function drawHostMarks(context: CanvasRenderingContext2D, marks: HostMarks): void {
  const { layout, theme, selected, hovered, cursor } = marks;
  const fullPx = fullRadiusPx(marks);
  const width = Math.min(Math.max(fullPx * 0.06, 1.5), 4);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const outline = (place: number, color: string, { widthPx, dash = [] }: { widthPx: number; dash?: number[] }) => {
    context.strokeStyle = color;
    context.lineWidth = widthPx;
    context.setLineDash(dash);
    context.stroke(hexagonPath(xOf(marks, place), yOf(marks, place), Math.max(fullPx + widthPx / 2, 4)));
  };
  if (hovered !== undefined) outline(hovered, theme.hovered, { widthPx: width });
  if (selected !== undefined) {
    layout.hosts.forEach((host, place) => {
      if (host === selected) outline(place, theme.selected, { widthPx: width * 1.6 });
    });
  }
  if (cursor !== undefined) outline(cursor, theme.hovered, { widthPx: width + 0.5, dash: [1, 6] });
}
