import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type Bins, binAtPlace, type LatencyRange, rangeOfBins } from './histogram-bins.ts';

/** The bars that are being chosen; both ends included. */
interface Brush {
  readonly anchor: number;
  readonly at: number;
}

/** Which bar the pointer or the arrow keys are at, and which are being chosen: by a drag, a click, or Shift and arrows. */
export function useHistogramBrush(bins: Bins, onSelect: (range: LatencyRange) => void) {
  const [at, setAt] = useState<number>();
  const [brush, setBrush] = useState<Brush>();
  const barOf = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return binAtPlace(bins, (event.clientX - left) / width);
  };
  const choose = (anchor: number, end: number) => {
    const range = rangeOfBins(bins, anchor, end);
    setBrush(undefined);
    if (range && range.count > 0) onSelect(range);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || bins.length === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setBrush({ anchor: barOf(event), at: barOf(event) });
    },
    onPointerMove: (event: PointerEvent) => {
      const bar = barOf(event);
      setAt(bar);
      if (brush && event.buttons === 1) setBrush({ ...brush, at: bar });
    },
    onPointerUp: (event: PointerEvent) => brush && choose(brush.anchor, barOf(event)),
    onPointerCancel: () => setBrush(undefined),
    onPointerLeave: () => setAt(undefined),
    onBlur: () => {
      setAt(undefined);
      setBrush(undefined);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (event.key === 'Enter' && at !== undefined) choose(brush?.anchor ?? at, at);
      if (event.key === 'Escape') setBrush(undefined);
      if (step === 0) return;
      event.preventDefault();
      const next = nextFilled(bins, at, step);
      setAt(next);
      setBrush(event.shiftKey && next !== undefined ? { anchor: brush?.anchor ?? at ?? next, at: next } : undefined);
    },
  };
  return { at, brush, handlers };
}

/** The next bar that is not empty; from nowhere the first or last one. */
function nextFilled(bins: Bins, at: number | undefined, step: 1 | -1): number | undefined {
  const filled = bins.flatMap(({ count }, bar) => (count > 0 ? [bar] : []));
  const from = at ?? (step > 0 ? -1 : bins.length);
  return (step > 0 ? filled.find((bar) => bar > from) : filled.findLast((bar) => bar < from)) ?? at;
}
