/** Where a widget lies: columns and rows of a grid, which is 12 columns wide on ordered boards. */
export interface WidgetLayout {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly is_column_break?: boolean;
}

/** What a widget shows, as its author wrote it: what there is beside `type` depends on that (`requests`, `content`, …). */
export interface WidgetDefinition {
  readonly type: string;
  readonly [property: string]: unknown;
}

export interface Widget {
  readonly definition: WidgetDefinition;
  readonly layout?: WidgetLayout;
  readonly id: number;
}

/** A definition of type `group`: its widgets have ids too, and layouts in a grid of its own. */
export interface GroupDefinition extends WidgetDefinition {
  readonly type: 'group';
  readonly layout_type: 'ordered';
  readonly widgets: readonly Widget[];
}

export interface TemplateVariable {
  readonly name: string;
  /** A tag key; absent or null: its values are whole tags. */
  readonly prefix?: string | null;
  readonly available_values?: readonly string[] | null;
  /** Values at first; several are alternatives. `*`, and none, is no condition at all. */
  readonly defaults?: readonly string[];
  /** The older way to write one value. */
  readonly default?: string | null;
  /** `group`: its values are tag keys, for `by {$name}`. */
  readonly type?: 'group' | null;
}

export interface TemplateVariablePreset {
  readonly name?: string;
  readonly template_variables?: readonly {
    readonly name?: string;
    readonly values?: readonly string[];
    readonly value?: string;
  }[];
}

export interface DashboardTab {
  /** A UUID. */
  readonly id: string;
  readonly name: string;
  readonly widget_ids: readonly number[];
}

export type DefaultTimeframe =
  | { readonly type: 'live'; readonly unit: string; readonly value: number }
  /** Unix milliseconds. */
  | { readonly type: 'fixed'; readonly from: number; readonly to: number };

/** What the author of a dashboard decides. Optional properties are there only when they were sent. */
export interface DashboardContent {
  readonly title: string;
  readonly description: string | null;
  readonly layout_type: 'ordered' | 'free';
  readonly is_read_only?: boolean | null;
  readonly template_variables: readonly TemplateVariable[] | null;
  readonly widgets: readonly Widget[];
  readonly notify_list: readonly string[] | null;
  readonly template_variable_presets?: readonly TemplateVariablePreset[] | null;
  readonly reflow_type?: 'auto' | 'fixed' | null;
  readonly tags?: readonly string[] | null;
  readonly default_timeframe?: DefaultTimeframe | null;
  readonly tabs?: readonly DashboardTab[] | null;
}

/** `GET /api/v1/dashboard/{id}` and the answers to POST and PUT; properties in Datadog's order. */
export interface Dashboard extends DashboardContent {
  /** `xxx-xxx-xxx` */
  readonly id: string;
  readonly author_handle: string;
  readonly author_name: string | null;
  /** `/dashboard/{id}/{slug of the title}` */
  readonly url: string;
  /** `2024-11-15T19:32:29.171000+00:00` */
  readonly created_at: string;
  readonly modified_at: string;
  /** Always empty: a lab has no roles. */
  readonly restricted_roles: readonly string[];
}

/** An entry of `GET /api/v1/dashboard`. */
export interface DashboardSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly layout_type: 'ordered' | 'free';
  readonly url: string;
  /** Whether the API refuses to change it, because it is kept in a file. */
  readonly is_read_only: boolean;
  readonly created_at: string;
  readonly modified_at: string;
  readonly author_handle: string;
  readonly deleted_at: string | null;
}

/** `GET /api/v1/dashboard` */
export interface DashboardList {
  readonly dashboards: readonly DashboardSummary[];
}
