import { type PointerEvent, useState } from 'react';
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
  const [hovered, setHovered] = useState<number>();
  const placeUnder = ({ clientX, clientY, currentTarget }: Point): number | undefined => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return hexAt(layout, (clientX - left - view.x) / view.scale, (clientY - top - view.y) / view.scale);
  };
  return {
    // Another list of hosts may have fewer places.
    hovered: hovered !== undefined && hovered < layout.hosts.length ? hovered : undefined,
    placeUnder,
    handlers: {
      onPointerDown: handlers.onPointerDown,
      onPointerMove: (event: PointerEvent) => {
        handlers.onPointerMove(event);
        const isOnMap = (event.target as Element).tagName === 'CANVAS';
        setHovered(isOnMap && event.buttons === 0 ? placeUnder(event) : undefined);
      },
      onPointerLeave: () => setHovered(undefined),
    },
  };
}
