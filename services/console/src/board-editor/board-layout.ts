import type { Dashboard, Widget } from '../../../../lib/api-types/dashboards.ts';
import { GRID_COLUMNS, gridPlaces } from '../dashboards/grid-places.ts';
import { type Container, innerWidgets, widgetsIn } from './board-containers.ts';
import { compacted, type GridItem, rowsOf } from './grid-items.ts';

/** How widgets of a container get their places: from their layouts in a grid, by their order, or anywhere. */
export type LayoutKind = 'grid' | 'flow' | 'free';

/** How places come about in a container of a dashboard; a group has always a grid. */
export function layoutKind({ layout_type, reflow_type }: Dashboard, container: Container): LayoutKind {
  if (typeof container === 'number') return 'grid';
  if (layout_type === 'free') return 'free';
  return reflow_type === 'auto' ? 'flow' : 'grid';
}

/** Columns of a container; a free board has no end. */
export function columnsOf(kind: LayoutKind): number {
  return kind === 'free' ? Number.POSITIVE_INFINITY : GRID_COLUMNS;
}

/** Where the widgets of a container lie while it is edited: in a grid without gaps, groups as high as what is in them. */
export function itemsOf(draft: Dashboard, container: Container): readonly GridItem[] {
  const widgets = widgetsIn(draft, container);
  const kind = layoutKind(draft, container);
  if (kind === 'free') return widgets.map(freeItem);
  const places = gridPlaces(widgets, { reflow: kind === 'flow' ? 'auto' : 'fixed' }).map(
    ({ widget, column, columns, row, rows }) => ({
      id: widget.id,
      x: column - 1,
      y: row - 1,
      width: columns,
      height: widget.definition.type === 'group' && kind === 'grid' ? Math.max(rows, groupRows(draft, widget)) : rows,
    }),
  );
  return kind === 'flow' ? places : compacted(places);
}

/** The rows of a group: those of its widgets, at least one, and one for its title. */
export function groupRows(draft: Dashboard, group: Widget): number {
  return Math.max(1, rowsOf(itemsOf(draft, group.id))) + 1;
}

/** Widgets with the places of their items; where order is the place, they have none. */
export function withItems(widgets: readonly Widget[], items: readonly GridItem[], kind: LayoutKind): readonly Widget[] {
  if (kind === 'flow') return widgets.map(withoutLayout);
  const byId = new Map(items.map((item) => [item.id, item]));
  return widgets.map((widget) => {
    const item = byId.get(widget.id);
    if (!item) return widget;
    return liesAt(widget, item) ? widget : { ...widget, layout: { ...widget.layout, ...placeOf(item) } };
  });
}

function placeOf({ x, y, width, height }: GridItem) {
  return { x, y, width, height };
}

function liesAt({ layout }: Widget, { x, y, width, height }: GridItem): boolean {
  return layout?.x === x && layout.y === y && layout.width === width && layout.height === height;
}

/** A size that a widget of a type begins with. */
export function usualSize(widget: Widget, kind: LayoutKind): { readonly width: number; readonly height: number } {
  if (widget.layout) return { width: widget.layout.width, height: widget.layout.height };
  if (kind === 'free') return { width: 47, height: 18 };
  if (widget.definition.type === 'group') {
    return { width: GRID_COLUMNS, height: Math.max(1, innerWidgets(widget).length > 0 ? 3 : 1) + 1 };
  }
  return { width: 4, height: 3 };
}

function withoutLayout(widget: Widget): Widget {
  if (!widget.layout) return widget;
  const { layout: _, ...rest } = widget;
  return rest;
}

function freeItem({ id, layout }: Widget): GridItem {
  const { x, y, width, height } = layout ?? { x: 0, y: 0, width: 47, height: 18 };
  return { id, x, y, width, height };
}
