import { type PointerEvent, type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import { fittedView, type MapView, viewShowing, zoomedView } from './map-view.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A drag shorter than this is a click. */
const CLICK_PX = 4;
const STEP = 1.3;

interface MapViewOptions {
  /** How far one can zoom in. */
  readonly largest?: number;
  /** Around the whole map, in pixels. */
  readonly marginPx?: number;
  /** Whether the wheel zooms with Ctrl alone, because what the map is on is scrolled by it. */
  readonly scrollsPage?: boolean;
}

/**
 * The part of the map that is seen: the wheel zooms at the pointer, a drag moves. Until somebody does either the whole
 * map is fitted into the window, also when the map grows.
 */
export function useMapView(map: Size, { largest, marginPx, scrollsPage = false }: MapViewOptions = {}) {
  const [window, setWindow] = useState<Size>({ width: 0, height: 0 });
  const [chosen, setChosen] = useState<MapView>();
  const drag = useRef<{ x: number; y: number; view: MapView; isMoved: boolean }>(undefined);
  const view = chosen ?? fittedView(map, window, marginPx);
  const latest = useRef(view);
  latest.current = view;
  const limit = useRef(largest);
  limit.current = largest;
  const frame = useRef<HTMLDivElement>(null);
  const attach: RefCallback<HTMLDivElement> = useCallback(
    (element: HTMLDivElement) => {
      frame.current = element;
      const observer = new ResizeObserver(([entry]) => entry && setWindow(entry.contentRect));
      observer.observe(element);
      // Not through React, whose listener of wheels cannot keep the page from scrolling.
      const onWheel = (event: WheelEvent) => {
        if (scrollsPage && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const { left, top } = element.getBoundingClientRect();
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
        const factor = Math.exp(-event.deltaY * lines * 0.0016);
        setChosen(zoomedView(latest.current, factor, [event.clientX - left, event.clientY - top], limit.current));
      };
      element.addEventListener('wheel', onWheel, { passive: false });
      return () => {
        observer.disconnect();
        element.removeEventListener('wheel', onWheel);
        frame.current = null;
      };
    },
    [scrollsPage],
  );
  useEffect(() => {
    // A focus that scrolled the frame would move the map away from its own coordinates.
    const element = frame.current;
    const stay = () => element?.scrollTo(0, 0);
    element?.addEventListener('scroll', stay);
    return () => element?.removeEventListener('scroll', stay);
  }, []);
  const zoom = (factor: number) => setChosen(zoomedView(view, factor, [window.width / 2, window.height / 2], largest));
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      drag.current = { x: event.clientX, y: event.clientY, view, isMoved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = drag.current;
      if (!from || event.buttons !== 1) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.isMoved && Math.hypot(dx, dy) < CLICK_PX) return;
      if (!from.isMoved) event.currentTarget.setPointerCapture(event.pointerId);
      from.isMoved = true;
      setChosen({ ...from.view, x: from.view.x + dx, y: from.view.y + dy });
    },
  };
  return {
    view,
    attach,
    handlers,
    isReady: window.width > 0,
    isFitted: chosen === undefined,
    /** Whether the click that just came was the end of a drag. */
    wasDrag: () => drag.current?.isMoved ?? false,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    fit: () => setChosen(undefined),
    show: (at: readonly [number, number]) => {
      const shown = viewShowing(latest.current, at, window);
      if (shown.x !== latest.current.x || shown.y !== latest.current.y) setChosen(shown);
    },
  };
}
