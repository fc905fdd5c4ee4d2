/** What the definition of a widget must have besides its `type` (api.md 2.6). */
export interface WidgetType {
  readonly required: readonly string[];
  /** What `requests` is; absent: it has none. */
  readonly requests?: 'list' | 'list or object';
}

const list = { required: ['requests'], requests: 'list' } as const;
const eitherForm = { required: ['requests'], requests: 'list or object' } as const;
const plain = (...required: readonly string[]): WidgetType => ({ required });

/** Every type of widget that Datadog's API takes. */
const types: Readonly<Record<string, WidgetType>> = {
  alert_graph: plain('alert_id', 'viz_type'),
  alert_value: plain('alert_id'),
  bar_chart: list,
  change: list,
  check_status: plain('check', 'grouping'),
  cohort: list,
  distribution: list,
  embedded_app: plain(),
  event_stream: plain('query'),
  event_timeline: plain('query'),
  free_text: plain('text'),
  funnel: list,
  geomap: { required: ['requests', 'style', 'view'], requests: 'list' },
  group: plain('layout_type', 'widgets'),
  heatmap: list,
  hostmap: eitherForm,
  iframe: plain('url'),
  image: plain('url'),
  list_stream: list,
  log_stream: plain(),
  manage_status: plain('query'),
  note: plain('content'),
  point_plot: list,
  powerpack: plain('powerpack_id'),
  query_table: list,
  query_value: list,
  retention_curve: list,
  run_workflow: plain('workflow_id'),
  sankey: list,
  scatterplot: eitherForm,
  servicemap: plain('service', 'filters'),
  slo: plain('view_type'),
  slo_list: list,
  split_group: plain('source_widget_definition', 'split_config', 'size'),
  sunburst: list,
  timeseries: list,
  toplist: list,
  topology_map: list,
  trace_service: plain('env', 'service', 'span_name'),
  treemap: list,
  wildcard: { required: ['requests', 'specification'], requests: 'list' },
};

/** What is known of a type of widget; undefined for one that does not exist. */
export function findWidgetType(name: string): WidgetType | undefined {
  return Object.hasOwn(types, name) ? types[name] : undefined;
}
