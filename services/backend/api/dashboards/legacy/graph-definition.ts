import { isJsonObject, type JsonObject } from '../json-object.ts';
import { fromMapStyle, toGraphRequests, toMapStyle, toWidgetRequests } from './graph-requests.ts';
import { inverse, renamed, without } from './renamed.ts';

/** Graphs that old boards drew; other widgets stand in them as they are, with their type as `viz`. */
const graphTypes: ReadonlySet<string> = new Set([
  ...['timeseries', 'query_value', 'toplist', 'change', 'distribution', 'heatmap', 'hostmap', 'treemap'],
  ...['scatterplot', 'query_table'],
]);

/** Whether a type of widget is a graph, whose definition was written otherwise. */
export function isGraphType(type: unknown): boolean {
  return typeof type === 'string' && graphTypes.has(type);
}

const names = {
  noGroupHosts: 'no_group_hosts',
  noMetricHosts: 'no_metric_hosts',
  nodeType: 'node_type',
} as const;

/** What old editors wrote into each graph, and Datadog refuses in a timeseries now. */
const ofOtherGraphs = ['autoscale', 'precision', 'custom_unit', 'text_align'];

const axisNames = { includeZero: 'include_zero' } as const;
const markerNames = { type: 'display_type' } as const;

/**
 * The definition of an old graph, `{viz, requests, events, yaxis, markers, …}`, as that of a widget. Without `viz` it is a
 * timeseries. What has no other form now stays as it is.
 */
export function toWidgetDefinition(graph: JsonObject): JsonObject & { readonly type: string } {
  const { viz, requests, style, yaxis, markers, events, status: _, ...rest } = graph;
  const type = typeof viz === 'string' ? viz : 'timeseries';
  if (!isGraphType(type)) return { ...without(graph, 'viz'), type };
  const read = toWidgetRequests(type, requests);
  return {
    type,
    ...renamed(type === 'timeseries' ? without(rest, ...ofOtherGraphs) : rest, names),
    ...(read && { requests: read }),
    ...(isJsonObject(style) && { style: type === 'hostmap' ? toMapStyle(style) : style }),
    ...(isJsonObject(yaxis) && { yaxis: toAxis(yaxis) }),
    ...(Array.isArray(markers) && { markers: markers.filter(isJsonObject).map(toMarker) }),
    ...(Array.isArray(events) && { events: events.map(toEvent) }),
  };
}

/** The definition of a widget as that of an old graph; its title stands beside that there. */
export function toGraphDefinition(definition: JsonObject): JsonObject {
  const { type, title: _, requests, style, yaxis, markers, ...rest } = definition;
  if (!isGraphType(type)) return { viz: type, ...without(definition, 'type', 'title') };
  return {
    viz: type,
    requests: toGraphRequests(String(type), requests),
    ...renamed(rest, inverse(names)),
    ...(isJsonObject(style) && { style: type === 'hostmap' ? fromMapStyle(style) : style }),
    ...(isJsonObject(yaxis) && { yaxis: renamed(yaxis, inverse(axisNames)) }),
    ...(Array.isArray(markers) && {
      markers: markers.filter(isJsonObject).map((marker) => renamed(marker, inverse(markerNames))),
    }),
  };
}

/** Bounds were numbers; they are texts now. */
function toAxis(axis: JsonObject): JsonObject {
  const entries = Object.entries(renamed(axis, axisNames));
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      (name === 'min' || name === 'max') && typeof value === 'number' ? String(value) : value,
    ]),
  );
}

/** `{type: "error dashed", value: "y = 15", dim, val}`: what it says twice is left out. */
function toMarker(marker: JsonObject): JsonObject {
  return renamed(without(marker, 'dim', 'val'), markerNames);
}

function toEvent(event: unknown): unknown {
  return typeof event === 'string' ? { q: event } : event;
}
