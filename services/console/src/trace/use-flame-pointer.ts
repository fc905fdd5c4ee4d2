import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { AXIS_PX, ROW_PX } from './draw-flame.ts';
import { spanAt } from './flame-rects.ts';
import { moved, viewOfSpan, zoomed } from './time-view.ts';
import type { TraceModel } from './trace-model.ts';
import type { ViewStore } from './view-store.ts';

/** A span under the pointer, and where the pointer is in the window. */
export interface HoveredSpan {
  readonly span: number;
  readonly clientX: number;
  readonly clientY: number;
}

interface FlamePointer {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly model: TraceModel;
  readonly store: ViewStore;
  readonly onSelect: (span: number | undefined) => void;
}

/** A drag shorter than this is a click. */
const CLICK_PX = 4;
/** How much one notch of a wheel, about 100, zooms. */
const ZOOM_PER_PX = 0.0022;

/** What the pointer does on a flame graph: shows, selects, moves, zooms. */
export function useFlamePointer({ scroller, model, store, onSelect }: FlamePointer) {
  const { tree, layout } = model;
  const [hovered, setHovered] = useState<HoveredSpan>();
  const [isDragging, setDragging] = useState(false);
  const last = useRef<{ x: number; y: number; way: number }>(undefined);

  const nsPerPx = () => {
    const { fromNs, toNs } = store.get();
    return (toNs - fromNs) / Math.max(scroller.current?.clientWidth ?? 1, 1);
  };
  const spanUnder = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
    const element = scroller.current;
    if (!element) return undefined;
    const box = element.getBoundingClientRect();
    const y = clientY - box.top;
    if (y < AXIS_PX) return undefined;
    const row = Math.floor((y - AXIS_PX + element.scrollTop) / ROW_PX);
    const { startNs, durationNs } = tree;
    return spanAt(layout, row, {
      startNs,
      durationNs,
      view: store.get(),
      widthPx: element.clientWidth,
      x: clientX - box.left,
    });
  };
  const show = (event: PointerEvent) => {
    const span = spanUnder(event);
    setHovered(span === undefined ? undefined : { span, clientX: event.clientX, clientY: event.clientY });
  };

  useEffect(() => {
    const element = scroller.current;
    // React's own listeners of wheels are passive: they could not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const view = store.get();
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (isSideways) {
        const byPx = event.deltaX || event.deltaY;
        store.set(moved(view, byPx * nsPerPx(), tree.totalNs));
        return;
      }
      const x = event.clientX - (element?.getBoundingClientRect().left ?? 0);
      store.set(
        zoomed(view, {
          atNs: view.fromNs + x * nsPerPx(),
          factor: Math.exp(event.deltaY * ZOOM_PER_PX),
          totalNs: tree.totalNs,
        }),
      );
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  });

  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = { x: event.clientX, y: event.clientY, way: 0 };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = last.current;
      if (!from) return show(event);
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      last.current = { x: event.clientX, y: event.clientY, way: from.way + Math.hypot(dx, dy) };
      if (last.current.way < CLICK_PX) return;
      setDragging(true);
      store.set(moved(store.get(), -dx * nsPerPx(), tree.totalNs));
      if (scroller.current) scroller.current.scrollTop -= dy;
    },
    onPointerUp: (event: PointerEvent) => {
      const isClick = last.current !== undefined && last.current.way < CLICK_PX;
      last.current = undefined;
      setDragging(false);
      if (isClick) onSelect(spanUnder(event));
    },
    onPointerCancel: () => {
      last.current = undefined;
      setDragging(false);
    },
    onPointerLeave: () => setHovered(undefined),
    onDoubleClick: (event: { readonly clientX: number; readonly clientY: number }) => {
      const span = spanUnder(event);
      if (span === undefined) return;
      const fromNs = tree.startNs[span] ?? 0;
      store.set(viewOfSpan({ fromNs, toNs: fromNs + (tree.durationNs[span] ?? 0) }, tree.totalNs));
    },
  };
  return { hovered, isDragging, handlers };
}
