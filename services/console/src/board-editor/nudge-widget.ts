import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { type Container, widgetsIn, withWidgetsIn } from './board-containers.ts';
import { itemsOf, layoutKind } from './board-layout.ts';
import { moveWidget, resizeWidget } from './board-operations.ts';

const STEPS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const;

/** A key that moves a widget, or sizes it together with shift. */
export type ArrowKey = keyof typeof STEPS;

/** Whether a key is one of the arrows. */
export function isArrowKey(key: string): key is ArrowKey {
  return Object.hasOwn(STEPS, key);
}

/** A row further down may come back up when all is compacted; so far down it is tried. */
const FARTHEST = 60;

interface Nudge {
  readonly key: ArrowKey;
  readonly container: Container;
  /** Whether it changes the size, not the place. */
  readonly isSize: boolean;
}

/** The draft after an arrow key: the widget goes one cell that way, past the next one where they flow, or grows that way. */
export function nudgeWidget(draft: Dashboard, id: number, { key, container, isSize }: Nudge): Dashboard {
  const item = itemsOf(draft, container).find((each) => each.id === id);
  if (!item) return draft;
  const { x, y } = STEPS[key];
  if (isSize) return resizeWidget(draft, id, container, { width: item.width + x, height: item.height + y });
  if (layoutKind(draft, container) === 'flow') return reordered(draft, id, { container, by: x + y });
  for (let cells = 1; cells <= (y === 1 ? FARTHEST : 1); cells++) {
    const target = { container, x: item.x + x, y: Math.max(item.y + y * cells, 0) };
    const moved = moveWidget(draft, id, container, target);
    const place = itemsOf(moved, container).find((each) => each.id === id);
    if (place && (place.x !== item.x || place.y !== item.y)) return moved;
  }
  return draft;
}

/** Where a widget lies, in words for those who do not see it. */
export function placeInWords(draft: Dashboard, id: number, container: Container): string {
  const item = itemsOf(draft, container).find((each) => each.id === id);
  if (!item) return '';
  const { x, y, width, height } = item;
  return `column ${x + 1}, row ${y + 1}, ${width} wide, ${height} high`;
}

function reordered(
  draft: Dashboard,
  id: number,
  { container, by }: { readonly container: Container; readonly by: number },
): Dashboard {
  const widgets = widgetsIn(draft, container);
  const at = widgets.findIndex((widget) => widget.id === id);
  const to = at + by;
  const widget = widgets[at];
  if (!widget || to < 0 || to >= widgets.length) return draft;
  return withWidgetsIn(draft, container, widgets.toSpliced(at, 1).toSpliced(to, 0, widget));
}
