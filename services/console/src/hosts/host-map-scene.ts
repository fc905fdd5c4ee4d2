import type { MapView } from '../service-map/map-view.ts';
import type { HexLayout } from './hex-layout.ts';
import type { HostLabels } from './host-labels.ts';
import type { HostMapTheme } from './host-map-theme.ts';
import type { HostPaint } from './host-paint.ts';

/** Everything that the host map is at one moment. */
export interface HostMapScene {
  readonly layout: HexLayout;
  readonly view: MapView;
  readonly paint: HostPaint;
  readonly labels: HostLabels;
  readonly theme: HostMapTheme;
  /** A host of the list; all of its places are marked. */
  readonly selected: number | undefined;
  /** Places of the layout: under the pointer, and where the arrow keys are. */
  readonly hovered: number | undefined;
  readonly cursor: number | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The middle of a place on the screen. */
export function xOf({ layout, view }: Pick<HostMapScene, 'layout' | 'view'>, place: number): number {
  return (layout.xs[place] ?? 0) * view.scale + view.x;
}

/** The same from above. */
export function yOf({ layout, view }: Pick<HostMapScene, 'layout' | 'view'>, place: number): number {
  return (layout.ys[place] ?? 0) * view.scale + view.y;
}
