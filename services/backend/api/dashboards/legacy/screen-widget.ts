import type { Widget } from '../../../../../lib/api-types/dashboards.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { isGraphType, toGraphDefinition, toWidgetDefinition } from './graph-definition.ts';
import { inverse, renamed, without } from './renamed.ts';

/** A widget of a screenboard, flat: `{type, x, y, width, height, title, …}`, as a widget of a dashboard. */
export interface ConvertedWidget {
  readonly definition: JsonObject & { readonly type: string };
  readonly layout: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Grid units of a widget that says no size: a graph's on a new screenboard. */
const usualSize = { width: 47, height: 15 };

/** Properties of a type of widget that had other names. */
const namesByType: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  note: { html: 'content', bgcolor: 'background_color', tick: 'show_tick' },
  timeseries: { legend: 'show_legend' },
};

/** What only the old editor knew. */
const editorOnly = [
  'add_timeframe',
  'board_id',
  'isShared',
  'generated_title',
  'wrapped',
  'auto_refresh',
  'refresh_every',
];

/**
 * A widget of a screenboard as that of a free dashboard.
 * @param below where it lies when it says no place: under those before it
 */
export function fromScreenWidget(widget: JsonObject, below: number): ConvertedWidget {
  const layout = {
    x: whole(widget.x, 0),
    y: whole(widget.y, below),
    width: whole(widget.width, usualSize.width),
    height: whole(widget.height, usualSize.height),
  };
  const own = without(widget, 'x', 'y', 'width', 'height', ...editorOnly);
  return { definition: definitionOf(own), layout };
}

function definitionOf(widget: JsonObject): JsonObject & { readonly type: string } {
  const {
    title,
    title_text: titleText,
    title_size: titleSize,
    timeframe,
    tile_def: tile,
    definition,
    ...rest
  } = widget;
  // Some clients send graphs of timeboards.
  const graph = isJsonObject(tile) ? tile : isJsonObject(definition) ? definition : undefined;
  const type = typeof rest.type === 'string' ? rest.type : undefined;
  const body = graph ? fromGraph(graph, rest) : ownProperties(type ?? 'timeseries', rest);
  const text = typeof title === 'string' ? title : title === false ? undefined : titleText;
  return {
    ...body,
    ...(typeof text === 'string' && { title: text }),
    ...(titleSize !== undefined && { title_size: String(titleSize) }),
    ...(typeof timeframe === 'string' && !('time' in rest) && { time: { live_span: timeframe } }),
  };
}

function fromGraph(graph: JsonObject, beside: JsonObject): JsonObject & { readonly type: string } {
  const { type: typeBeside, ...rest } = beside;
  const viz = graph.viz ?? typeBeside;
  const definition = toWidgetDefinition({ ...(viz !== undefined && { viz }), ...graph });
  return { ...definition, ...renamed(rest, namesByType[definition.type] ?? {}) };
}

function ownProperties(type: string, widget: JsonObject): JsonObject & { readonly type: string } {
  const { query, calc_func: calcFunc, conditional_formats: formats, aggregator, alert_id: alertId, ...rest } = widget;
  const own = renamed(without(rest, 'type'), Object.hasOwn(namesByType, type) ? (namesByType[type] ?? {}) : {});
  const id = alertId !== undefined && { alert_id: String(alertId) };
  // The oldest form: a graph of one query.
  if (isGraphType(type) && typeof query === 'string' && !('requests' in rest)) {
    const request = {
      q: query,
      ...((calcFunc ?? aggregator) !== undefined && { aggregator: calcFunc ?? aggregator }),
      ...(formats !== undefined && { conditional_formats: formats }),
    };
    return { type, ...own, requests: [request] };
  }
  if (isGraphType(type)) return toWidgetDefinition({ viz: type, ...without(widget, 'type') });
  const others = { query, calc_func: calcFunc, conditional_formats: formats, aggregator };
  const there = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  return { type, ...own, ...there, ...id };
}

/** A widget of a dashboard as that of a screenboard. */
export function toScreenWidget({ definition, layout }: Widget): JsonObject {
  const { type, title, time, title_size: titleSize, title_align: titleAlign, ...rest } = definition;
  const place = layout ? { x: layout.x, y: layout.y, width: layout.width, height: layout.height } : {};
  const own = isGraphType(type)
    ? { tile_def: toGraphDefinition({ type, ...rest }) }
    : renamed(rest, inverse(Object.hasOwn(namesByType, type) ? (namesByType[type] ?? {}) : {}));
  return {
    type,
    ...place,
    ...(typeof title === 'string' && { title: true, title_text: title }),
    ...(titleSize !== undefined && { title_size: titleSize }),
    ...(titleAlign !== undefined && { title_align: titleAlign }),
    ...(time !== undefined && { time }),
    ...own,
  };
}

function whole(value: unknown, otherwise: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.max(0, Math.round(number)) : otherwise;
}
