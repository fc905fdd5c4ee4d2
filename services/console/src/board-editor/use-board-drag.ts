import { useCallback, useEffect, useRef, useState } from 'react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { type Container, findWidget } from './board-containers.ts';
import type { BoardDrag, Grip, StartDrag } from './board-drag.ts';
import { itemsOf, layoutKind } from './board-layout.ts';
import { moveWidget, resizeWidget } from './board-operations.ts';
import { cellAt, containerAt, type GroupArea, gridOf, groupAreas, pitchOf } from './grid-metrics.ts';

/** Nearer than this to an edge of the window, the page scrolls under the pointer; by so many pixels a frame. */
const EDGE_PX = 56;
const SCROLL_PX = 12;

interface BoardDragParts {
  readonly currentDraft: () => Dashboard;
  readonly onDrop: (dropped: Dashboard) => void;
}

/**
 * Moves and sizes tiles with a pointer. The tile that is moved follows it by a transform alone; the board changes only when
 * the pointer comes to another cell. Escape lets go without a change.
 */
export function useBoardDrag({ currentDraft, onDrop }: BoardDragParts): readonly [BoardDrag | undefined, StartDrag] {
  const [drag, setDrag] = useState<BoardDrag>();
  const stop = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const start: StartDrag = useCallback(
    (event, grip) => {
      if (event.button !== 0 || stop.current) return;
      event.preventDefault();
      (event.currentTarget as HTMLElement).focus({ preventScroll: true });
      stop.current = follow(event.nativeEvent, grip, {
        draft: currentDraft(),
        onDrag: setDrag,
        onEnd: (dropped) => {
          stop.current = undefined;
          setDrag(undefined);
          if (dropped) onDrop(dropped);
        },
      });
    },
    [currentDraft, onDrop],
  );
  return [drag, start];
}

interface FollowParts {
  readonly draft: Dashboard;
  readonly onDrag: (drag: BoardDrag) => void;
  /** With the board as it was left, or nothing where it was given up. */
  readonly onEnd: (dropped?: Dashboard) => void;
}

/** Follows a pointer until it lets go; returns what gives up before that. */
function follow(first: PointerEvent, grip: Grip, { draft, onDrag, onEnd }: FollowParts): () => void {
  const { tile } = grip;
  const areas = groupAreas();
  const begin = tile.getBoundingClientRect();
  const origin = { x: first.clientX, y: first.clientY, scroll: window.scrollY };
  let last = { x: first.clientX, y: first.clientY };
  let cell: string | undefined;
  let drag: BoardDrag = { id: grip.id, from: grip.container, kind: grip.kind, preview: draft, over: grip.container };
  const update = () => {
    const by = { x: last.x - origin.x, y: last.y - origin.y + window.scrollY - origin.scroll };
    if (grip.kind === 'move') tile.style.transform = `translate(${by.x}px, ${by.y}px)`;
    const next =
      grip.kind === 'resize'
        ? resizedBy(by, grip, draft)
        : movedTo(
            { pointer: last, areas, left: begin.left + last.x - origin.x, top: begin.top + last.y - origin.y },
            grip,
            draft,
          );
    if (next.cell === cell) return;
    cell = next.cell;
    drag = { ...drag, preview: next.preview(), over: next.over };
    onDrag(drag);
  };
  const move = (event: PointerEvent) => {
    last = { x: event.clientX, y: event.clientY };
    update();
  };
  const scroll = setInterval(() => {
    const by = last.y < EDGE_PX ? -SCROLL_PX : last.y > window.innerHeight - EDGE_PX ? SCROLL_PX : 0;
    const before = window.scrollY;
    if (by !== 0) window.scrollBy(0, by);
    if (window.scrollY !== before) update();
  }, 16);
  const end = (dropped?: Dashboard) => {
    clearInterval(scroll);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', drop);
    window.removeEventListener('pointercancel', giveUp);
    window.removeEventListener('keydown', onEscape, true);
    tile.style.transform = '';
    onEnd(dropped);
  };
  const drop = () => end(drag.preview);
  const giveUp = () => end();
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', drop);
  window.addEventListener('pointercancel', giveUp);
  window.addEventListener('keydown', onEscape, true);
  return giveUp;
}

/** Where a tile would come to lie. */
interface Next {
  /** The same for the same place and size. */
  readonly cell: string;
  readonly over: Container;
  readonly preview: () => Dashboard;
}

function resizedBy(by: { readonly x: number; readonly y: number }, grip: Grip, draft: Dashboard): Next {
  const { id, container } = grip;
  const item = itemsOf(draft, container).find((each) => each.id === id);
  const grid = gridOf(container);
  if (!item || !grid) return { cell: '', over: container, preview: () => draft };
  const pitch = pitchOf(grid, layoutKind(draft, container));
  const width = Math.max(1, item.width + Math.round(by.x / pitch.x));
  const height = Math.max(1, item.height + Math.round(by.y / pitch.y));
  const preview = () => resizeWidget(draft, id, container, { width, height });
  return { cell: `${width}x${height}`, over: container, preview };
}

interface HeldAt {
  readonly pointer: { readonly x: number; readonly y: number };
  readonly areas: readonly GroupArea[];
  readonly left: number;
  readonly top: number;
}

function movedTo({ pointer, areas, ...corner }: HeldAt, { id, container }: Grip, draft: Dashboard): Next {
  const isGroup = findWidget(draft, id)?.widget.definition.type === 'group';
  const under = containerAt(pointer.x, pointer.y, areas);
  const over = under === undefined || (isGroup && typeof under === 'number') ? container : under;
  const grid = gridOf(over);
  if (!grid) return { cell: '', over: container, preview: () => draft };
  const { x, y } = cellAt(corner, grid, layoutKind(draft, over));
  const preview = () => moveWidget(draft, id, container, { container: over, x, y });
  return { cell: `${over} ${x},${y}`, over, preview };
}
