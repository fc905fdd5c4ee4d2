import { isJsonObject, type JsonObject } from '../json-object.ts';
import { inverse, renamed, without } from './renamed.ts';

/** How the style of a line was written: `{palette, type: "dashed", width: "thick"}`. */
const styleNames = { type: 'line_type', width: 'line_width' } as const;
const mapStyleNames = { paletteFlip: 'palette_flip', fillMin: 'fill_min', fillMax: 'fill_max' } as const;

/**
 * The requests of a graph of an old board as those of a widget: each may be a query alone, its `type` is the
 * `display_type`, `extra_col` of a change graph is `show_present`; those of a map of hosts are told apart by their type.
 * @returns undefined when they are no list and no object
 */
export function toWidgetRequests(viz: string, requests: unknown): JsonObject | readonly JsonObject[] | undefined {
  if (typeof requests === 'string') return toWidgetRequests(viz, [{ q: requests }]);
  if (isJsonObject(requests)) return isBySide(viz) ? requests : [toWidgetRequest(viz, requests)];
  if (!Array.isArray(requests)) return undefined;
  const list = requests.map((each: unknown) => (typeof each === 'string' ? { q: each } : each)).filter(isJsonObject);
  // Both axes stand in one.
  if (viz === 'scatterplot') return list[0];
  if (viz !== 'hostmap') return list.map((each) => toWidgetRequest(viz, each));
  const sides = list.map((each, at) => [each.type ?? (at === 0 ? 'fill' : 'size'), without(each, 'type')]);
  return Object.fromEntries(sides) as JsonObject;
}

/** Types whose requests are an object: of what each is for. */
const isBySide = (viz: string): boolean => viz === 'hostmap' || viz === 'scatterplot';

function toWidgetRequest(viz: string, request: JsonObject): JsonObject {
  const { style, stacked, extra_col: extraColumn, ...rest } = request;
  const isStacked = stacked === true && rest.type === undefined;
  // What old graphs carried along says nothing of lines, and Datadog refuses it now.
  const own = viz === 'timeseries' ? without(rest, 'aggregator', 'conditional_formats') : rest;
  return {
    ...renamed(own, { type: 'display_type' }),
    ...(isStacked && { display_type: 'area' }),
    ...(isJsonObject(style) && { style: viz === 'timeseries' ? renamed(style, styleNames) : style }),
    ...(viz === 'change' && extraColumn !== undefined && { show_present: extraColumn === 'present' }),
  };
}

/** The requests of a widget as those of a graph of an old board. */
export function toGraphRequests(type: string, requests: unknown): readonly JsonObject[] {
  if (isJsonObject(requests)) {
    if (type !== 'hostmap') return [requests];
    return Object.entries(requests).flatMap(([side, each]) => (isJsonObject(each) ? [{ ...each, type: side }] : []));
  }
  if (!Array.isArray(requests)) return [];
  return requests.filter(isJsonObject).map(({ style, show_present: isPresent, ...rest }) => ({
    ...renamed(rest, { display_type: 'type' }),
    ...(isJsonObject(style) && { style: type === 'timeseries' ? renamed(style, inverse(styleNames)) : style }),
    ...(isPresent !== undefined && { extra_col: isPresent ? 'present' : '' }),
  }));
}

/** The style of a map of hosts, as a widget has it. */
export function toMapStyle(style: JsonObject): JsonObject {
  return renamed(style, mapStyleNames);
}

/** The style of a map of hosts, as an old graph has it. */
export function fromMapStyle(style: JsonObject): JsonObject {
  return renamed(style, inverse(mapStyleNames));
}
