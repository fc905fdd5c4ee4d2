import type { Dashboard, Widget } from '../../../../lib/api-types/dashboards.ts';

/** What widgets lie in: the board, one of its tabs by id, or a group by the id of its widget. */
export type Container = 'board' | `tab:${string}` | number;

/** The widgets of a group; none of any other type. */
export function innerWidgets({ definition }: Widget): readonly Widget[] {
  const { type, widgets } = definition;
  return type === 'group' && Array.isArray(widgets) ? (widgets as readonly Widget[]) : [];
}

/** The widgets of a container, in their order. */
export function widgetsIn(draft: Dashboard, container: Container): readonly Widget[] {
  if (container === 'board') return draft.widgets;
  if (typeof container === 'number') {
    const group = draft.widgets.find(({ id }) => id === container);
    return group ? innerWidgets(group) : [];
  }
  const ids = tabOf(draft, container)?.widget_ids ?? [];
  return draft.widgets.filter(({ id }) => ids.includes(id));
}

/** A dashboard with other widgets in one of its containers. */
export function withWidgetsIn(draft: Dashboard, container: Container, widgets: readonly Widget[]): Dashboard {
  if (container === 'board') return withoutLostIds({ ...draft, widgets });
  if (typeof container === 'number') {
    const changed = draft.widgets.map((widget) =>
      widget.id === container ? { ...widget, definition: { ...widget.definition, widgets } } : widget,
    );
    return { ...draft, widgets: changed };
  }
  const tab = tabOf(draft, container);
  const before = new Set(tab?.widget_ids);
  const others = draft.widgets.filter(({ id }) => !before.has(id));
  const tabs = (draft.tabs ?? []).map((each) =>
    each === tab ? { ...each, widget_ids: widgets.map(({ id }) => id) } : each,
  );
  return withoutLostIds({ ...draft, widgets: [...others, ...widgets], tabs });
}

/** A widget by its id, with the group it is in, if any. */
export function findWidget(
  draft: Dashboard,
  id: number,
): { readonly widget: Widget; readonly group?: number } | undefined {
  for (const outer of draft.widgets) {
    if (outer.id === id) return { widget: outer };
    const inner = innerWidgets(outer).find((widget) => widget.id === id);
    if (inner) return { widget: inner, group: outer.id };
  }
  return undefined;
}

/** An id for a widget that has none yet: below zero, for the backend to replace. */
export function newWidgetId(draft: Dashboard): number {
  const ids = draft.widgets.flatMap((widget) => [widget.id, ...innerWidgets(widget).map(({ id }) => id)]);
  return Math.min(0, ...ids) - 1;
}

function tabOf(draft: Dashboard, container: `tab:${string}`) {
  return draft.tabs?.find(({ id }) => container === `tab:${id}`);
}

/** Tabs name no widget that is gone: the API refuses those. */
function withoutLostIds(draft: Dashboard): Dashboard {
  if (!draft.tabs) return draft;
  const ids = new Set(draft.widgets.map(({ id }) => id));
  const tabs = draft.tabs.map((tab) => ({ ...tab, widget_ids: tab.widget_ids.filter((id) => ids.has(id)) }));
  return { ...draft, tabs };
}
