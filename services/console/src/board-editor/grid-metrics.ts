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

/** A group by where its grid lies on the page, scrolled or not. */
export interface GroupArea {
  readonly container: Container;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the groups of a board lie at this moment. */
export function groupAreas(): readonly GroupArea[] {
  return [...document.querySelectorAll<HTMLElement>('[data-group-tile] [data-container]')].map((grid) => {
    const { left, right, top, bottom } = grid.getBoundingClientRect();
    const container = containerOf(grid.dataset.container ?? '');
    return { container, left, right, top: top + window.scrollY, bottom: bottom + window.scrollY };
  });
}

/**
 * The container that a point of the window means: the group that lay there when the drag began, for what is shown makes
 * way for the tile; else the one that lies there now.
 */
export function containerAt(x: number, y: number, areas: readonly GroupArea[]): Container | undefined {
  const pageY = y + window.scrollY;
  const area = areas.find(({ left, right, top, bottom }) => x >= left && x < right && pageY >= top && pageY < bottom);
  if (area) return area.container;
  const grid = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-container]');
  return grid ? containerOf(grid.dataset.container ?? '') : undefined;
}

/** The grid of a container. */
export function gridOf(container: Container): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`[data-container="${CSS.escape(String(container))}"]`) ?? undefined;
}

function containerOf(text: string): Container {
  if (text.startsWith('tab:')) return text as `tab:${string}`;
  return text === 'board' ? text : Number(text);
}
