import type { Dashboard, Widget, WidgetDefinition } from '../../../../lib/api-types/dashboards.ts';
import { type Container, findWidget, innerWidgets, newWidgetId, widgetsIn, withWidgetsIn } from './board-containers.ts';
import { columnsOf, groupRows, itemsOf, layoutKind, usualSize, withItems } from './board-layout.ts';
import { freePlace, type GridItem, makeRoom } from './grid-items.ts';

/** Where a widget goes: a container, and its left upper cell. */
export interface Target {
  readonly container: Container;
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Puts a widget of a container into another place, in it or in another one. */
export function moveWidget(draft: Dashboard, id: number, from: Container, to: Target): Dashboard {
  const widget = widgetsIn(draft, from).find((each) => each.id === id);
  if (!widget || (widget.definition.type === 'group' && typeof to.container === 'number')) return draft;
  const item = itemsOf(draft, from).find((each) => each.id === id);
  if (!item) return draft;
  if (to.container === from && item.x === to.x && item.y === to.y) return draft;
  const taken = to.container === from ? draft : without(draft, id, from);
  return placed(taken, widget, { target: to, size: item });
}

/** Gives a widget another size where it is. */
export function resizeWidget(draft: Dashboard, id: number, container: Container, size: Size): Dashboard {
  const kind = layoutKind(draft, container);
  const item = itemsOf(draft, container).find((each) => each.id === id);
  const widget = widgetsIn(draft, container).find((each) => each.id === id);
  if (!item || !widget || kind === 'flow') return draft;
  const width = Math.min(Math.max(size.width, 1), columnsOf(kind) - item.x);
  const least = widget.definition.type === 'group' ? groupRows(draft, widget) : 1;
  const height = Math.max(size.height, least);
  if (width === item.width && height === item.height) return draft;
  return placed(draft, widget, { target: { container, x: item.x, y: item.y }, size: { width, height } });
}

/** Adds a widget where there is room for it, with an id of its own. */
export function addWidget(
  draft: Dashboard,
  container: Container,
  definition: WidgetDefinition,
  size?: Size,
): Dashboard {
  const widget: Widget = withNewIds(draft, { id: 0, definition });
  const kind = layoutKind(draft, container);
  const sized = size ?? usualSize(widget, kind);
  if (kind === 'flow') return withWidgetsIn(draft, container, [...widgetsIn(draft, container), widget]);
  const columns = kind === 'free' ? Math.max(120, sized.width) : columnsOf(kind);
  const fitting = { width: Math.min(sized.width, columns), height: sized.height };
  const place = freePlace(itemsOf(draft, container), fitting, columns);
  return placed(draft, widget, { target: { container, ...place }, size: fitting });
}

/** Adds a copy of a widget, of the same size, to its container. */
export function duplicateWidget(draft: Dashboard, id: number, container: Container): Dashboard {
  const widget = widgetsIn(draft, container).find((each) => each.id === id);
  const item = itemsOf(draft, container).find((each) => each.id === id);
  return widget && item ? addWidget(draft, container, widget.definition, item) : draft;
}

/** Takes a widget away; those below it move up. */
export function removeWidget(draft: Dashboard, id: number, container: Container): Dashboard {
  return without(draft, id, container);
}

/** Gives a widget, wherever it is, another definition. */
export function changeDefinition(draft: Dashboard, id: number, definition: WidgetDefinition): Dashboard {
  const found = findWidget(draft, id);
  if (!found) return draft;
  const container = found.group ?? 'board';
  const widgets = widgetsIn(draft, container).map((widget) => (widget.id === id ? { ...widget, definition } : widget));
  return withWidgetsIn(draft, container, widgets);
}

/** Lets the widgets of an ordered board flow by their order, or gives each the place that it has at this moment. */
export function changeReflow(draft: Dashboard, reflow: 'auto' | 'fixed'): Dashboard {
  if ((draft.reflow_type ?? 'fixed') === reflow) return draft;
  const containers: readonly Container[] =
    draft.tabs && draft.tabs.length > 0 ? draft.tabs.map(({ id }) => `tab:${id}` as const) : ['board'];
  const items = containers.flatMap((container) => itemsOf(draft, container));
  const kind = reflow === 'auto' ? 'flow' : 'grid';
  return { ...draft, reflow_type: reflow, widgets: withItems(draft.widgets, items, kind) };
}

function placed(
  draft: Dashboard,
  widget: Widget,
  { target, size }: { readonly target: Target; readonly size: Size },
): Dashboard {
  const { container } = target;
  const kind = layoutKind(draft, container);
  const columns = columnsOf(kind);
  const width = Math.min(size.width, columns);
  const x = Math.min(Math.max(target.x, 0), columns - width);
  const item: GridItem = { id: widget.id, x, y: Math.max(target.y, 0), width, height: size.height };
  const widgets = widgetsIn(draft, container);
  if (kind === 'flow') return withWidgetsIn(draft, container, inserted(draft, widget, { container, item }));
  const all = widgets.some(({ id }) => id === widget.id) ? widgets : [...widgets, widget];
  const items = itemsOf(draft, container);
  const others = items.some(({ id }) => id === widget.id)
    ? items.map((each) => (each.id === widget.id ? item : each))
    : [...items, item];
  const moved = kind === 'free' ? others : makeRoom(items, item);
  return fitted(withWidgetsIn(draft, container, withItems(all, moved, kind)), container);
}

/** In the order of the places: where the widget is that lies where the item begins, else last. */
function inserted(
  draft: Dashboard,
  widget: Widget,
  { container, item }: { readonly container: Container; readonly item: GridItem },
): readonly Widget[] {
  const { layout: _, ...bare } = widget;
  const slot = itemsOf(draft, container).findIndex(
    ({ x, y, width, height }) => item.y < y + height && item.y >= y - height / 2 && item.x < x + width / 2,
  );
  const others = widgetsIn(draft, container).filter(({ id }) => id !== widget.id);
  return others.toSpliced(slot < 0 ? others.length : slot, 0, bare);
}

function without(draft: Dashboard, id: number, container: Container): Dashboard {
  const kind = layoutKind(draft, container);
  const widgets = widgetsIn(draft, container).filter((widget) => widget.id !== id);
  const taken = withWidgetsIn(draft, container, widgets);
  if (kind === 'flow') return taken;
  return fitted(withWidgetsIn(taken, container, withItems(widgets, itemsOf(taken, container), kind)), container);
}

/** After a change in a group, the group is as high as what is in it, and what lies below it follows. */
function fitted(draft: Dashboard, container: Container): Dashboard {
  const group = draft.widgets.find(({ id }) => id === container);
  if (!group) return draft;
  const outer: Container = outerOf(draft, group.id);
  const kind = layoutKind(draft, outer);
  const item = itemsOf(draft, outer).find(({ id }) => id === group.id);
  if (kind !== 'grid' || !item) return draft;
  return placed(draft, group, {
    target: { container: outer, x: item.x, y: item.y },
    size: { ...item, height: groupRows(draft, group) },
  });
}

function outerOf(draft: Dashboard, id: number): Container {
  const tab = draft.tabs?.find(({ widget_ids }) => widget_ids.includes(id));
  return tab ? `tab:${tab.id}` : 'board';
}

/** A widget, and those in it, with ids that the draft does not have. */
function withNewIds(draft: Dashboard, widget: Widget): Widget {
  let next = newWidgetId(draft);
  const id = next--;
  if (widget.definition.type !== 'group') return { ...widget, id };
  const widgets = innerWidgets(widget).map((inner) => ({ ...inner, id: next-- }));
  return { ...widget, id, definition: { ...widget.definition, widgets } };
}
