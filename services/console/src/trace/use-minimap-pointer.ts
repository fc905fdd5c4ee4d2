import { type PointerEvent, type RefObject, useRef } from 'react';
import { moved, type TimeView, viewBetween, wholeView } from './time-view.ts';
import type { ViewStore } from './view-store.ts';

interface MinimapPointer {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly store: ViewStore;
  readonly totalNs: number;
}

/** What a drag changes: an end of the window, its place, or it makes a new one. */
interface Drag {
  readonly kind: 'from' | 'to' | 'move' | 'new';
  readonly startNs: number;
  readonly view: TimeView;
  readonly startX: number;
}

/** So near to an end of the window a drag takes hold of it. */
const HANDLE_PX = 6;
/** A drag shorter than this is a click. */
const CLICK_PX = 4;

/** Dragging on the small picture of a trace. */
export function useMinimapPointer({ frame, store, totalNs }: MinimapPointer) {
  const drag = useRef<Drag>(undefined);
  const nsPerPx = () => totalNs / Math.max(frame.current?.clientWidth ?? 1, 1);
  const nsAt = ({ clientX }: PointerEvent) =>
    (clientX - (frame.current?.getBoundingClientRect().left ?? 0)) * nsPerPx();
  const kindAt = (ns: number, { fromNs, toNs }: TimeView): Drag['kind'] => {
    const handleNs = HANDLE_PX * nsPerPx();
    if (Math.abs(ns - fromNs) < handleNs && fromNs > 0) return 'from';
    if (Math.abs(ns - toNs) < handleNs && toNs < totalNs) return 'to';
    const isWhole = fromNs === 0 && toNs >= totalNs;
    return !isWhole && ns > fromNs && ns < toNs ? 'move' : 'new';
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const [startNs, view] = [nsAt(event), store.get()];
      drag.current = { kind: kindAt(startNs, view), startNs, view, startX: event.clientX };
    },
    onPointerMove: (event: PointerEvent) => {
      const now = drag.current;
      if (!now || Math.abs(event.clientX - now.startX) < CLICK_PX) return;
      store.set(dragged(now, nsAt(event), totalNs));
    },
    onPointerUp: (event: PointerEvent) => {
      const now = drag.current;
      drag.current = undefined;
      const isClick = now !== undefined && Math.abs(event.clientX - now.startX) < CLICK_PX;
      if (isClick && now.kind === 'new') {
        const { fromNs, toNs } = store.get();
        store.set(moved(store.get(), nsAt(event) - (fromNs + toNs) / 2, totalNs));
      }
    },
    onPointerCancel: () => {
      drag.current = undefined;
    },
    onDoubleClick: () => store.set(wholeView(totalNs)),
  };
}

function dragged({ kind, startNs, view }: Drag, ns: number, totalNs: number): TimeView {
  switch (kind) {
    case 'from':
      return viewBetween(Math.min(ns, view.toNs), view.toNs, totalNs);
    case 'to':
      return viewBetween(view.fromNs, Math.max(ns, view.fromNs), totalNs);
    case 'move':
      return moved(view, ns - startNs, totalNs);
    case 'new':
      return viewBetween(startNs, ns, totalNs);
  }
}
