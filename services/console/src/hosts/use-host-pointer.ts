import { type PointerEvent, useState } from 'react';
import type { MapView } from '../service-map/map-view.ts';
import type { useMapView } from '../service-map/use-map-view.ts';
import { hexAt } from './hex-at.ts';
import type { HexLayout } from './hex-layout.ts';

interface Point {
  readonly clientX: number;
  readonly clientY: number;
  readonly currentTarget: EventTarget & Element;
}

/** The hexagon under the pointer; the view moves and zooms as it does by itself. */
export function useHostPointer(layout: HexLayout, { view, handlers }: ReturnType<typeof useMapView>) {
  const [under, setUnder] = useState<{ readonly place: number; readonly view: MapView }>();
  const hover = (place: number | undefined) => setUnder(place === undefined ? undefined : { place, view });
  const placeUnder = ({ clientX, clientY, currentTarget }: Point): number | undefined => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return hexAt(layout, (clientX - left - view.x) / view.scale, (clientY - top - view.y) / view.scale);
  };
  // Another list of hosts may have fewer places; and a panel that opens, or the wheel, moves all from under the pointer.
  const isThere = under !== undefined && under.place < layout.hosts.length && isSameView(under.view, view);
  return {
    hovered: isThere ? under.place : undefined,
    placeUnder,
    handlers: {
      onPointerDown: handlers.onPointerDown,
      onPointerMove: (event: PointerEvent) => {
        handlers.onPointerMove(event);
        const isOnMap = (event.target as Element).tagName === 'CANVAS';
        hover(isOnMap && event.buttons === 0 ? placeUnder(event) : undefined);
      },
      onPointerLeave: () => hover(undefined),
    },
  };
}

function isSameView(a: MapView, b: MapView): boolean {
  return a.x === b.x && a.y === b.y && a.scale === b.scale;
}
