import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';

/** A place in a plot of columns and rows. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

interface CellPlot {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly columns: number;
  readonly rows: number;
  /** What lies at these pixels of the frame; undefined outside of the plot. */
  readonly cellAt: (x: number, y: number) => Cell | undefined;
  /** Two places between which somebody dragged, pixels from the left. */
  readonly onDrag?: (aPx: number, bPx: number) => void;
}

/** A drag shorter than this is a click. */
const CLICK_PX = 5;

/** Steps of the arrow keys. */
const STEPS: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Which cell of a plot the pointer or the arrow keys are at, and how far somebody has dragged. */
export function useCellPointer({ frame, columns, rows, cellAt, onDrag }: CellPlot) {
  const [cell, setCell] = useState<Cell>();
  const [drag, setDrag] = useState<{ readonly fromPx: number; readonly toPx: number }>();
  const place = ({ clientX, clientY }: PointerEvent): readonly [x: number, y: number] => {
    const { left = 0, top = 0 } = frame.current?.getBoundingClientRect() ?? {};
    return [clientX - left, clientY - top];
  };
  const isDragged = drag !== undefined && isFar(drag.fromPx, drag.toPx);
  const leave = () => {
    setCell(undefined);
    setDrag(undefined);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || !onDrag) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const [x] = place(event);
      setDrag({ fromPx: x, toPx: x });
    },
    onPointerMove: (event: PointerEvent) => {
      const [x, y] = place(event);
      setCell(cellAt(x, y));
      if (drag) setDrag({ ...drag, toPx: x });
    },
    onPointerUp: (event: PointerEvent) => {
      const [x] = place(event);
      // What the last move was about may not be drawn yet.
      if (drag && (isDragged || isFar(drag.fromPx, x))) onDrag?.(drag.fromPx, x);
      setDrag(undefined);
    },
    onPointerCancel: leave,
    onPointerLeave: () => setCell(undefined),
    onBlur: leave,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave();
      const step = STEPS[event.key];
      if (!step || columns === 0 || rows === 0) return;
      event.preventDefault();
      const { column, row } = cell ?? { column: columns - 1 - step[0], row: -step[1] };
      setCell({ column: within(column + step[0], columns), row: within(row + step[1], rows) });
    },
  };
  return { cell, drag: isDragged ? drag : undefined, handlers };
}

function isFar(aPx: number, bPx: number): boolean {
  return Math.abs(bPx - aPx) >= CLICK_PX;
}

function within(place: number, count: number): number {
  return Math.min(Math.max(place, 0), count - 1);
}
