import { randomInt } from 'node:crypto';
import type { DashboardContent, DashboardTab, Widget } from '../../../../lib/api-types/dashboards.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { isJsonObject } from './json-object.ts';
import type { SentDashboard, SentTab, SentWidget } from './read-dashboard.ts';

/** Datadog's have up to sixteen digits; this many bits is what the platform draws at once. */
const idBelow = 2 ** 48 - 1;

/** Where ids of widgets come from. */
export interface WidgetIds {
  /** Those of the dashboard that is replaced: a widget that has one keeps it. */
  readonly kept: ReadonlySet<number>;
  /** Another id for each widget that has none of those. */
  readonly next: () => number;
}

/** A random id for each widget. */
export function randomWidgetIds(kept: ReadonlySet<number> = new Set()): WidgetIds {
  return { kept, next: () => randomInt(1, idBelow) };
}

/**
 * Gives every widget its id, those in groups too, and puts the ids in the place of what tabs say.
 * @throws HttpError 400 when a tab names a widget that there is not
 */
export function withWidgetIds(sent: SentDashboard, ids: WidgetIds): DashboardContent {
  const given = new Map<number, number>();
  const used = new Set<number>();
  const identify = (widget: SentWidget): Widget => {
    const { id: sentId, definition, ...rest } = widget;
    const isKept = typeof sentId === 'number' && ids.kept.has(sentId) && !used.has(sentId);
    const id = isKept ? sentId : ids.next();
    if (typeof sentId === 'number') given.set(sentId, id);
    used.add(id);
    const inner = innerWidgets(definition);
    const identified = inner ? { ...definition, widgets: inner.map(identify) } : definition;
    return { definition: identified, ...rest, id } as Widget;
  };
  const { tabs, ...content } = { ...sent, widgets: sent.widgets.map(identify) };
  if (tabs === undefined || tabs === null) return { ...content, ...(tabs === null && { tabs }) };
  return { ...content, tabs: tabs.map((tab) => readTab(tab, { given, widgets: content.widgets })) };
}

/** Ids of all widgets, those in groups too. */
export function idsOfWidgets(widgets: readonly Widget[]): ReadonlySet<number> {
  const all = widgets.flatMap(({ id, definition }) => [
    id,
    ...idsOfWidgets((innerWidgets(definition) ?? []) as readonly unknown[] as readonly Widget[]),
  ]);
  return new Set(all);
}

function innerWidgets(definition: SentWidget['definition']): readonly SentWidget[] | undefined {
  const { type, widgets } = definition;
  if (type !== 'group' || !Array.isArray(widgets)) return undefined;
  return widgets.every(isJsonObject) ? (widgets as SentWidget[]) : undefined;
}

function readTab(
  tab: SentTab,
  { given, widgets }: { readonly given: ReadonlyMap<number, number>; readonly widgets: readonly Widget[] },
): DashboardTab {
  const widgetIds = tab.widget_ids.map((reference) => {
    const id = typeof reference === 'number' ? given.get(reference) : widgets[Number(reference.slice(1)) - 1]?.id;
    if (id === undefined) throw errors.badParameter('tabs');
    return id;
  });
  return { ...tab, widget_ids: widgetIds };
}
