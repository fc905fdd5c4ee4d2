import type { ECharts } from 'echarts/core';
import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';
import type { NamedSeries } from '../../../../lib/chart/ordered-series.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';

/** A drag under way, Unix milliseconds at both ends. */
export interface Drag {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Graph {
  readonly chart: ECharts | undefined;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly window: TimeWindow;
  readonly series: readonly NamedSeries[];
  readonly onZoom: (aMs: number, bMs: number) => void;
}

/** A drag shorter than this is a click. */
const CLICK_PX = 5;

/** Which moment of a graph the pointer or the arrow keys are at, and what range is being dragged. */
export function useGraphPointer({ chart, frame, window, series, onZoom }: Graph) {
  const [atMs, setAtMs] = useState<number>();
  const [start, setStart] = useState<{ readonly ms: number | undefined; readonly x: number }>();
  const [dragged, setDragged] = useState(false);
  /** Undefined until something is drawn. */
  const momentAt = (x: number) => {
    if (!chart) return undefined;
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    const ms = Number(chart.convertFromPixel({ xAxisIndex: 0 }, x - left));
    return Math.min(Math.max(ms, window.fromMs), window.toMs);
  };
  const isFarFromStart = (event: PointerEvent) => start !== undefined && Math.abs(event.clientX - start.x) >= CLICK_PX;
  const stop = () => {
    setStart(undefined);
    setDragged(false);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setStart({ ms: momentAt(event.clientX), x: event.clientX });
    },
    onPointerMove: (event: PointerEvent) => {
      setAtMs(momentAt(event.clientX));
      // A drag may begin before the graph is drawn.
      if (start && start.ms === undefined) setStart({ ...start, ms: momentAt(start.x) });
      if (isFarFromStart(event)) setDragged(true);
    },
    onPointerUp: (event: PointerEvent) => {
      const fromMs = start && (start.ms ?? momentAt(start.x));
      const toMs = momentAt(event.clientX);
      // What the last move was about may not be drawn yet.
      const isDrag = dragged || isFarFromStart(event);
      if (isDrag && fromMs !== undefined && toMs !== undefined) onZoom(fromMs, toMs);
      stop();
    },
    onPointerCancel: stop,
    onPointerLeave: () => setAtMs(undefined),
    onBlur: () => setAtMs(undefined),
    onKeyDown: (event: KeyboardEvent) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (event.key === 'Escape') {
        stop();
        setAtMs(undefined);
      }
      if (step === 0) return;
      event.preventDefault();
      setAtMs(neighbour(series, atMs, step) ?? atMs);
    },
  };
  return {
    atMs,
    drag: start?.ms !== undefined && dragged && atMs !== undefined ? { fromMs: start.ms, toMs: atMs } : undefined,
    handlers,
  };
}

/** The next moment with a value in a direction; the last one of all when there is none to start from. */
function neighbour(series: readonly NamedSeries[], atMs: number | undefined, step: 1 | -1): number | undefined {
  const moments = series
    .flatMap((one) => one.series.pointlist.flatMap(([at, value]) => (value === null ? [] : [at])))
    .sort((a, b) => a - b);
  if (atMs === undefined) return moments.at(-1);
  return step > 0 ? moments.find((at) => at > atMs) : moments.findLast((at) => at < atMs);
}
