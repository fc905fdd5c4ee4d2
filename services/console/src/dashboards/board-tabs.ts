import type { DashboardTab, Widget } from '../../../../lib/api-types/dashboards.ts';

const TAB = 'tab';

/** The tab that an address names, else the first; undefined for a board without tabs. */
export function chosenTab(
  tabs: readonly DashboardTab[] | null | undefined,
  params: URLSearchParams,
): DashboardTab | undefined {
  return tabs?.find(({ id }) => id === params.get(TAB)) ?? tabs?.[0];
}

/** The same parameters with a tab chosen; the first one is chosen when none is. */
export function paramsWithTab(
  params: URLSearchParams,
  tabs: readonly DashboardTab[],
  { id }: DashboardTab,
): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(TAB);
  if (tabs[0]?.id !== id) next.set(TAB, id);
  return next;
}

/** The widgets of a tab, moved up to its top. One that no tab names is on the first, since it would be nowhere else. */
export function widgetsOfTab(
  widgets: readonly Widget[],
  tabs: readonly DashboardTab[],
  tab: DashboardTab,
): readonly Widget[] {
  const named = new Set(tabs.flatMap(({ widget_ids }) => widget_ids));
  const isFirst = tabs[0]?.id === tab.id;
  return atTop(widgets.filter(({ id }) => tab.widget_ids.includes(id) || (isFirst && !named.has(id))));
}

/** Widgets with the rows above all of them left out. */
export function atTop(widgets: readonly Widget[]): readonly Widget[] {
  const top = Math.min(...widgets.map(({ layout }) => layout?.y ?? 0));
  if (widgets.length === 0 || top === 0) return widgets;
  return widgets.map((widget) =>
    widget.layout ? { ...widget, layout: { ...widget.layout, y: widget.layout.y - top } } : widget,
  );
}
