import { COMMON_OPTIONS } from './common-options.ts';
import { undrawnLinks } from './custom-links.ts';
import { undrawnListStream } from './read-list-stream.ts';
import { undrawnServiceMap } from './read-service-map.ts';
import { SUMMARY_PARTS } from './read-trace-service.ts';
import type { JsonObject } from './read-value.ts';
import { safeColor } from './safe-color.ts';
import { textColor } from './text-color.ts';
import { undrawnChange } from './undrawn-change.ts';
import { undrawnDistribution } from './undrawn-distribution.ts';
import { undrawnHeatmap } from './undrawn-heatmap.ts';
import { undrawnHostmap } from './undrawn-hostmap.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnSunburst, undrawnTreemap } from './undrawn-parts.ts';
import { undrawnQueryTable } from './undrawn-query-table.ts';
import { undrawnQueryValue } from './undrawn-query-value.ts';
import { undrawnScatterplot } from './undrawn-scatterplot.ts';
import { undrawnTimeseries } from './undrawn-timeseries.ts';
import { undrawnToplist } from './undrawn-toplist.ts';
import { webAddress } from './web-address.ts';

type Rule = (definition: JsonObject) => readonly string[];

/** A widget that asks nothing: its own options besides those of every widget. */
const still =
  (...drawn: readonly string[]): Rule =>
  (definition) => [...undrawnOptions(definition, [...COMMON_OPTIONS, ...drawn]), ...undrawnLooks(definition)];

/** A widget of how things are now, whatever time is shown: its own options besides those of every widget but `time`. */
const current =
  (...drawn: readonly string[]): Rule =>
  (definition) =>
    undrawnOptions(definition, [...COMMON_OPTIONS.filter((name) => name !== 'time'), ...drawn]);

/** What of a definition is not drawn, by its type; the tile of a type that is not here shows all of it. */
const RULES: Readonly<Record<string, Rule>> = {
  timeseries: undrawnTimeseries,
  note: still(
    'content',
    'background_color',
    'font_size',
    'text_align',
    'vertical_align',
    'has_padding',
    'show_tick',
    'tick_edge',
    'tick_pos',
  ),
  query_value: undrawnQueryValue,
  toplist: undrawnToplist,
  change: undrawnChange,
  query_table: undrawnQueryTable,
  treemap: undrawnTreemap,
  sunburst: undrawnSunburst,
  heatmap: undrawnHeatmap,
  distribution: undrawnDistribution,
  scatterplot: undrawnScatterplot,
  free_text: still('text', 'color', 'font_size', 'text_align', 'background_color'),
  image: still(
    'url',
    'url_dark_theme',
    'sizing',
    'margin',
    'has_background',
    'has_border',
    'horizontal_align',
    'vertical_align',
  ),
  iframe: still('url'),
  hostmap: undrawnHostmap,
  trace_service: still('env', 'service', 'span_name', 'display_format', 'size_format', ...SUMMARY_PARTS),
  servicemap: (definition) => [...still('service', 'filters')(definition), ...undrawnServiceMap(definition)],
  topology_map: (definition) => [...still('requests')(definition), ...undrawnServiceMap(definition)],
  list_stream: (definition) => [...still('requests')(definition), ...undrawnListStream(definition)],
  event_stream: still('query', 'event_size', 'tags_execution'),
  event_timeline: still('query', 'tags_execution'),
  check_status: current('check', 'grouping', 'group', 'group_by', 'tags'),
  alert_graph: still('alert_id', 'viz_type'),
  alert_value: current('alert_id', 'precision', 'unit', 'text_align'),
  manage_status: current(
    ...['query', 'summary_type', 'display_format', 'color_preference', 'hide_zero_counts', 'sort', 'start', 'count'],
    ...['show_last_triggered', 'show_priority'],
  ),
  group: still('layout_type', 'widgets', 'background_color', 'show_title', 'banner_img'),
};

/** What a widget of a type that is drawn asks for and does not get, by the names of the options; each once. */
export function undrawnOfWidget(definition: JsonObject & { readonly type: string }): readonly string[] {
  const rule = Object.hasOwn(RULES, definition.type) ? RULES[definition.type] : undefined;
  return rule ? [...new Set([...rule(definition), ...undrawnLinks(definition)])] : [];
}

function undrawnLooks({ background_color, color, banner_img }: JsonObject): readonly string[] {
  return [
    ...(background_color && !safeColor(background_color) ? [`background_color ${String(background_color)}`] : []),
    ...(banner_img && !webAddress(banner_img) ? [`banner_img ${String(banner_img)}`] : []),
    ...(color && !textColor(color) ? [`color ${String(color)}`] : []),
  ];
}
