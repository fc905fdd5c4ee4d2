import { GRID_COLUMNS } from '../dashboards/grid-places.ts';
import type { Container } from './board-containers.ts';
import type { LayoutKind } from './board-layout.ts';

/** Pixels of a row, of the gap between tiles, and of a unit of a free board; as the board has them when it is only seen. */
export const ROW_PX = 74;
export const GAP_PX = 10;
export const UNIT_PX = 10;

interface Point {
  readonly left: number;
  readonly top: number;
}

/** From the left upper corner of one tile to that of the next, in pixels. */
export function pitchOf(grid: HTMLElement, kind: LayoutKind): { readonly x: number; readonly y: number } {
  if (kind === 'free') return { x: UNIT_PX, y: UNIT_PX };
  return { x: (grid.clientWidth + GAP_PX) / GRID_COLUMNS, y: ROW_PX + GAP_PX };
}

/** The cell of a grid that is nearest to a point of the window. */
export function cellAt(point: Point, grid: HTMLElement, kind: LayoutKind): { readonly x: number; readonly y: number } {
  const { left, top } = grid.getBoundingClientRect();
  const pitch = pitchOf(grid, kind);
  return {
    x: Math.max(0, Math.round((point.left - left) / pitch.x)),
    y: Math.max(0, Math.round((point.top - top) / pitch.y)),
  };
}

/** The container whose grid lies under a point of the window, and that grid. */
export function gridAt(
  x: number,
  y: number,
): { readonly grid: HTMLElement; readonly container: Container } | undefined {
  const grid = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-container]');
  return grid ? { grid, container: containerOf(grid.dataset.container ?? '') } : undefined;
}

/** The grid of a container. */
export function gridOf(container: Container): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`[data-container="${CSS.escape(String(container))}"]`) ?? undefined;
}

function containerOf(text: string): Container {
  if (text.startsWith('tab:')) return text as `tab:${string}`;
  return text === 'board' ? text : Number(text);
}
