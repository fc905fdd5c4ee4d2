import type { WidgetDefinition } from '../../../../lib/api-types/dashboards.ts';
import type { JsonObject } from '../../../../lib/widget/read-value.ts';
import { isDrawnType } from '../widgets/widget-body.tsx';

/** A type of widget that can be added. */
export interface WidgetKind {
  readonly type: string;
  readonly label: string;
  readonly section: 'Graphs' | 'Tables and numbers' | 'The lab' | 'Texts and groups';
  /** What a new one begins with. */
  readonly definition: WidgetDefinition;
}

/** A request of one metric query, `a`, in the new form. */
export function freshRequest(format: 'timeseries' | 'scalar', rest: JsonObject = {}): JsonObject {
  const aggregator = format === 'scalar' && { aggregator: 'avg' };
  return {
    response_format: format,
    queries: [{ data_source: 'metrics', name: 'a', query: '', ...aggregator }],
    formulas: [{ formula: 'a' }],
    ...rest,
  };
}

const SORTED = { count: 10, order_by: [{ type: 'formula', index: 0, order: 'desc' }] };

const KINDS: readonly WidgetKind[] = [
  {
    ...{ type: 'timeseries', label: 'Timeseries', section: 'Graphs' },
    definition: {
      type: 'timeseries',
      requests: [
        freshRequest('timeseries', {
          display_type: 'line',
          style: { palette: 'dog_classic', line_type: 'solid', line_width: 'normal' },
        }),
      ],
    },
  },
  {
    ...{ type: 'heatmap', label: 'Heat map', section: 'Graphs' },
    definition: { type: 'heatmap', requests: [{ q: '' }] },
  },
  {
    ...{ type: 'distribution', label: 'Distribution', section: 'Graphs' },
    definition: { type: 'distribution', requests: [{ q: '' }] },
  },
  {
    ...{ type: 'scatterplot', label: 'Scatter plot', section: 'Graphs' },
    definition: {
      type: 'scatterplot',
      requests: { x: { q: '', aggregator: 'avg' }, y: { q: '', aggregator: 'avg' } },
    },
  },
  {
    ...{ type: 'treemap', label: 'Treemap', section: 'Graphs' },
    definition: { type: 'treemap', requests: [freshRequest('scalar')] },
  },
  {
    ...{ type: 'sunburst', label: 'Pie chart', section: 'Graphs' },
    definition: { type: 'sunburst', requests: [freshRequest('scalar')] },
  },
  {
    ...{ type: 'query_value', label: 'Query value', section: 'Tables and numbers' },
    definition: { type: 'query_value', autoscale: true, precision: 2, requests: [freshRequest('scalar')] },
  },
  {
    ...{ type: 'toplist', label: 'Top list', section: 'Tables and numbers' },
    definition: { type: 'toplist', requests: [freshRequest('scalar', { sort: SORTED })] },
  },
  {
    ...{ type: 'query_table', label: 'Table', section: 'Tables and numbers' },
    definition: { type: 'query_table', requests: [freshRequest('scalar')] },
  },
  {
    ...{ type: 'change', label: 'Change', section: 'Tables and numbers' },
    definition: {
      type: 'change',
      requests: [{ q: '', change_type: 'absolute', compare_to: 'hour_before', order_by: 'change', order_dir: 'desc' }],
    },
  },
  {
    ...{ type: 'hostmap', label: 'Host map', section: 'The lab' },
    definition: { type: 'hostmap', node_type: 'host', requests: { fill: { q: 'avg:system.cpu.user{*} by {host}' } } },
  },
  {
    ...{ type: 'check_status', label: 'Check status', section: 'The lab' },
    definition: { type: 'check_status', check: 'datadog.agent.up', grouping: 'cluster', group_by: [], tags: ['*'] },
  },
  {
    ...{ type: 'manage_status', label: 'Monitor summary', section: 'The lab' },
    definition: {
      ...{ type: 'manage_status', query: '', summary_type: 'monitors', display_format: 'countsAndList' },
      ...{ color_preference: 'background', hide_zero_counts: true, show_last_triggered: true, sort: 'status,desc' },
    },
  },
  {
    ...{ type: 'alert_graph', label: 'Alert graph', section: 'The lab' },
    definition: { type: 'alert_graph', alert_id: '', viz_type: 'timeseries' },
  },
  {
    ...{ type: 'alert_value', label: 'Alert value', section: 'The lab' },
    definition: { type: 'alert_value', alert_id: '', precision: 2, text_align: 'center' },
  },
  {
    ...{ type: 'servicemap', label: 'Service map', section: 'The lab' },
    definition: { type: 'servicemap', service: '', filters: ['*'] },
  },
  {
    ...{ type: 'trace_service', label: 'Service summary', section: 'The lab' },
    definition: {
      ...{ type: 'trace_service', env: '', service: '', span_name: '', show_hits: true, show_errors: true },
      ...{ show_latency: true, show_breakdown: true, show_distribution: true, show_resource_list: false },
    },
  },
  {
    ...{ type: 'event_stream', label: 'Event stream', section: 'The lab' },
    definition: { type: 'event_stream', query: '*', event_size: 's' },
  },
  {
    ...{ type: 'event_timeline', label: 'Event timeline', section: 'The lab' },
    definition: { type: 'event_timeline', query: '*' },
  },
  {
    ...{ type: 'note', label: 'Notes and links', section: 'Texts and groups' },
    definition: { type: 'note', content: '', background_color: 'white', font_size: '14', text_align: 'left' },
  },
  {
    ...{ type: 'free_text', label: 'Free text', section: 'Texts and groups' },
    definition: { type: 'free_text', text: '', text_align: 'left' },
  },
  {
    ...{ type: 'image', label: 'Image', section: 'Texts and groups' },
    definition: { type: 'image', url: '', sizing: 'contain' },
  },
  {
    ...{ type: 'iframe', label: 'Iframe', section: 'Texts and groups' },
    definition: { type: 'iframe', url: '' },
  },
  {
    ...{ type: 'group', label: 'Group', section: 'Texts and groups' },
    definition: { type: 'group', layout_type: 'ordered', title: 'New group', show_title: true, widgets: [] },
  },
];

/** The types that can be added to a board: those that are drawn; free boards have no groups. */
export function widgetKinds({ isFree }: { readonly isFree: boolean }): readonly WidgetKind[] {
  return KINDS.filter(({ type }) => (type === 'group' ? !isFree : isDrawnType(type)));
}

/** What a type of widget is called. */
export function kindLabel(type: string): string {
  return KINDS.find((kind) => kind.type === type)?.label ?? type;
}
