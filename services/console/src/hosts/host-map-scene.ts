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
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What of its place a hexagon of full size takes; the rest is the gap between neighbours. */
const FILLED = 0.93;

/** Radius of a hexagon of full size on the screen. */
export function fullRadiusPx({ layout, view }: Pick<HostMapScene, 'layout' | 'view'>): number {
  return layout.radius * view.scale * FILLED;
}

/** The middle of a place on the screen. */
export function xOf({ layout, view }: Pick<HostMapScene, 'layout' | 'view'>, place: number): number {
  return (layout.xs[place] ?? 0) * view.scale + view.x;
}

/** The same from above. */
export function yOf({ layout, view }: Pick<HostMapScene, 'layout' | 'view'>, place: number): number {
  return (layout.ys[place] ?? 0) * view.scale + view.y;
}
