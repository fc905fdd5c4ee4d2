import { asText } from '../../../../lib/widget/read-value.ts';
import type { Choice, FieldSpec } from './field-spec.ts';

const ALIGN = ['left', 'center', 'right'];
const VERTICAL = ['top', 'center', 'bottom'];
const SPANS = ['5m', '10m', '15m', '30m', '1h', '4h', '1d', '2d', '1w', '1mo', '3mo', '6mo', '1y'];
const COMPARATORS = ['>', '>=', '<', '<=', '='];
const COLORS = [
  ...['white', 'blue', 'purple', 'pink', 'orange', 'yellow', 'green', 'gray', 'vivid_blue', 'vivid_purple'],
  ...['vivid_pink', 'vivid_orange', 'vivid_yellow', 'vivid_green', 'transparent'],
];
const PALETTES = [
  ...['dog_classic', 'cool', 'warm', 'purple', 'orange', 'blue', 'green', 'red', 'yellow', 'gray', 'semantic'],
];
const FORMAT_PALETTES = [
  ...['white_on_red', 'white_on_yellow', 'white_on_green', 'white_on_gray', 'black_on_light_red'],
  ...['black_on_light_yellow', 'black_on_light_green', 'red_on_white', 'yellow_on_white', 'green_on_white'],
  ...['gray_on_white', 'custom_bg', 'custom_text'],
];

const title: FieldSpec = { kind: 'text', path: ['title'], label: 'Title', isWide: true };
const time: FieldSpec = {
  ...{ kind: 'choice', path: ['time', 'live_span'], label: 'Time' },
  ...{ choices: SPANS.map((span) => ({ value: span, label: `the last ${span}` })), empty: 'the dashboard’s' },
};

const AGGREGATORS: readonly Choice[] = ['avg', 'sum', 'min', 'max', 'last'];

const choice = (path: string, label: string, choices: readonly Choice[], empty = 'default'): FieldSpec => ({
  kind: 'choice',
  path: path.split('.'),
  label,
  choices,
  empty,
});
const text = (path: string, label: string, placeholder = ''): FieldSpec => ({
  kind: 'text',
  path: path.split('.'),
  label,
  placeholder,
});

const conditionalFormats: FieldSpec = {
  ...{ kind: 'rows', path: ['conditional_formats'], label: 'Conditional formats', add: 'Add a condition' },
  fresh: { comparator: '>', value: 0, palette: 'white_on_red' },
  fields: [
    choice('comparator', 'If the value is', COMPARATORS, ''),
    { kind: 'number', path: ['value'], label: 'Limit' },
    choice('palette', 'Colours', FORMAT_PALETTES, ''),
    { ...text('custom_bg_color', 'Background', '#rrggbb'), isShown: ({ palette }) => palette === 'custom_bg' },
    {
      ...text('custom_fg_color', 'Text', '#rrggbb'),
      isShown: ({ palette }) => asText(palette)?.startsWith('custom') === true,
    },
  ],
};

const markers: FieldSpec = {
  ...{ kind: 'rows', path: ['markers'], label: 'Markers', add: 'Add a marker' },
  fresh: { value: 'y = 0', display_type: 'error dashed' },
  fields: [
    text('value', 'Where', 'y = 15, 0 < y < 10, y > 5'),
    choice(
      'display_type',
      'Look',
      ['error', 'warning', 'ok', 'info'].flatMap((tone) =>
        ['dashed', 'solid', 'bold'].map((line) => `${tone} ${line}`),
      ),
    ),
    text('label', 'Label'),
  ],
};

const axisAndLegend: readonly FieldSpec[] = [
  text('yaxis.min', 'Y from', 'auto'),
  text('yaxis.max', 'Y to', 'auto'),
  choice('yaxis.scale', 'Y scale', ['linear', 'log']),
  text('yaxis.label', 'Y label'),
  { kind: 'check', path: ['yaxis', 'include_zero'], label: 'Always include zero', usual: true },
  { kind: 'check', path: ['show_legend'], label: 'Legend', usual: false },
  {
    ...choice('legend_layout', 'Legend as', ['vertical', 'horizontal']),
    isShown: ({ show_legend }) => show_legend === true,
  },
];

const events: FieldSpec = {
  ...{ kind: 'rows', path: ['events'], label: 'Events over the graph', add: 'Add a search' },
  fresh: { q: 'sources:alert' },
  fields: [text('q', 'Search', 'sources:alert tags:team:a')],
};

const alertId = text('alert_id', 'Monitor', 'its number');

const BY_TYPE: Readonly<Record<string, readonly FieldSpec[]>> = {
  timeseries: [title, time, ...axisAndLegend, markers, events],
  query_value: [
    title,
    time,
    { kind: 'number', path: ['precision'], label: 'Decimals' },
    { kind: 'check', path: ['autoscale'], label: 'Autoscale', usual: true },
    text('custom_unit', 'Unit'),
    choice('text_align', 'Align', ALIGN),
  ],
  manage_status: [
    title,
    { kind: 'text', path: ['query'], label: 'Search', placeholder: 'status:alert tag:"team:a"', isWide: true },
    choice('summary_type', 'Of', ['monitors', 'groups', 'combined'], 'monitors'),
    choice('display_format', 'Shows', ['countsAndList', 'counts', 'list'], 'countsAndList'),
    choice('color_preference', 'Colours', ['background', 'text'], 'text'),
    choice(
      'sort',
      'Sort by',
      ['status', 'name', 'group', 'triggered', 'priority', 'tags'].flatMap((by) => [`${by},asc`, `${by},desc`]),
      'status,desc',
    ),
    { kind: 'check', path: ['hide_zero_counts'], label: 'Hide states that none is in', usual: true },
    { kind: 'check', path: ['show_last_triggered'], label: 'Last triggered', usual: false },
    { kind: 'check', path: ['show_priority'], label: 'Priority', usual: false },
  ],
  alert_graph: [title, time, alertId, choice('viz_type', 'As', ['timeseries', 'toplist'], 'timeseries')],
  alert_value: [
    title,
    alertId,
    { kind: 'number', path: ['precision'], label: 'Decimals' },
    text('unit', 'Unit', 'auto'),
    choice('text_align', 'Align', ALIGN),
  ],
  note: [
    { kind: 'area', path: ['content'], label: 'Text, in Markdown', isWide: true },
    choice('background_color', 'Background', COLORS),
    choice('font_size', 'Size', ['12', '14', '16', '18', '24', '36', '48']),
    choice('text_align', 'Align', ALIGN),
    choice('vertical_align', 'Vertical', VERTICAL),
    { kind: 'check', path: ['has_padding'], label: 'Padding', usual: true },
  ],
  free_text: [
    { kind: 'text', path: ['text'], label: 'Text', isWide: true },
    text('color', 'Colour', '#rrggbb'),
    choice('font_size', 'Size', ['12', '18', '24', '36', '48', '60', '72', '96'], 'as large as its place'),
    choice('text_align', 'Align', ALIGN),
  ],
  image: [
    { kind: 'text', path: ['url'], label: 'Address', placeholder: 'https://…', isWide: true },
    { kind: 'text', path: ['url_dark_theme'], label: 'Address in the dark theme', isWide: true },
    choice('sizing', 'Sizing', ['contain', 'cover', 'fill', 'none', 'scale-down']),
    choice('margin', 'Margin', ['sm', 'md', 'lg'], 'none'),
    choice('horizontal_align', 'Align', ALIGN),
    choice('vertical_align', 'Vertical', VERTICAL),
    { kind: 'check', path: ['has_background'], label: 'Background', usual: true },
    { kind: 'check', path: ['has_border'], label: 'Border', usual: true },
  ],
  iframe: [{ kind: 'text', path: ['url'], label: 'Address', placeholder: 'https://…', isWide: true }],
  group: [
    title,
    choice('background_color', 'Colour', COLORS),
    { kind: 'check', path: ['show_title'], label: 'Show the title', usual: true },
  ],
};

/** The fields of a widget of a type, besides those of its requests; title and time for a type that has no form of its own. */
export function widgetFields(type: string): readonly FieldSpec[] {
  return BY_TYPE[type] ?? [title, time];
}

/** How a type asks in its requests. */
export interface RequestSpec {
  readonly format: 'timeseries' | 'scalar';
  /** Whether it can have more than one request. */
  readonly isList: boolean;
  readonly fields: readonly FieldSpec[];
}

const oldAggregator: FieldSpec = {
  ...choice('aggregator', 'As one number', AGGREGATORS),
  isShown: ({ q }) => typeof q === 'string',
};

const REQUESTS: Readonly<Record<string, RequestSpec>> = {
  timeseries: {
    format: 'timeseries',
    isList: true,
    fields: [
      choice('display_type', 'Display', ['line', 'area', 'bars'], 'line'),
      choice('style.palette', 'Palette', PALETTES),
      { ...choice('style.line_type', 'Line', ['solid', 'dashed', 'dotted']), isShown: isLine },
      { ...choice('style.line_width', 'Width', ['thin', 'normal', 'thick']), isShown: isLine },
    ],
  },
  query_value: { format: 'scalar', isList: false, fields: [oldAggregator, conditionalFormats] },
  toplist: {
    format: 'scalar',
    isList: false,
    fields: [
      oldAggregator,
      { kind: 'number', path: ['sort', 'count'], label: 'Rows', isShown: hasSort },
      conditionalFormats,
    ],
  },
  query_table: { format: 'scalar', isList: true, fields: [oldAggregator, conditionalFormats] },
  treemap: { format: 'scalar', isList: false, fields: [] },
  sunburst: { format: 'scalar', isList: false, fields: [oldAggregator, choice('style.palette', 'Palette', PALETTES)] },
  heatmap: { format: 'timeseries', isList: false, fields: [choice('style.palette', 'Palette', PALETTES)] },
  distribution: { format: 'timeseries', isList: false, fields: [choice('style.palette', 'Palette', PALETTES)] },
  change: {
    format: 'scalar',
    isList: false,
    fields: [
      choice('compare_to', 'Compared to', ['hour_before', 'day_before', 'week_before', 'month_before']),
      choice('change_type', 'Change', ['absolute', 'relative']),
      choice('order_by', 'Order by', ['change', 'name', 'present', 'past']),
      choice('order_dir', 'Direction', ['asc', 'desc']),
      { kind: 'check', path: ['increase_good'], label: 'An increase is good', usual: false },
      { kind: 'check', path: ['show_present'], label: 'Show the value now', usual: false },
    ],
  },
};

/** The requests of a widget of a type; undefined where they have no form. */
export function requestSpec(type: string): RequestSpec | undefined {
  return Object.hasOwn(REQUESTS, type) ? REQUESTS[type] : undefined;
}

/** Whether a type is edited as JSON, but for its title and time. */
export function isJsonOnly(type: string): boolean {
  return !Object.hasOwn(BY_TYPE, type) && !Object.hasOwn(REQUESTS, type);
}

function isLine({ display_type }: { readonly display_type?: unknown }): boolean {
  return display_type === undefined || display_type === 'line';
}

function hasSort({ sort }: { readonly sort?: unknown }): boolean {
  return typeof sort === 'object' && sort !== null;
}
