import type { Widget } from '../../../../lib/api-types/dashboards.ts';

const LARGE = 'fullscreen_widget';

/** The widget that an address shows large, in a group too; undefined for the board alone. */
export function largeWidget(widgets: readonly Widget[], params: URLSearchParams): Widget | undefined {
  const id = params.get(LARGE);
  if (id === null) return undefined;
  const all = widgets.flatMap((widget) => [widget, ...((widget.definition.widgets ?? []) as readonly Widget[])]);
  return all.find((widget) => String(widget.id) === id);
}

/** The same parameters with this widget large, or none. */
export function paramsWithLarge(params: URLSearchParams, id: number | undefined): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(LARGE);
  if (id !== undefined) next.set(LARGE, String(id));
  return next;
}
