/** A part of a message, read. Places are 0-based offsets into the template's text. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  /** `{{host.name}}`; `{{{host.name}}}` is not escaped. */
  | { readonly kind: 'variable'; readonly name: string; readonly isRaw: boolean; readonly offset: number }
  /** `{{toUpper "host.name"}}` */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly string[]; readonly offset: number }
  /** `{{#is_alert}}…{{else}}…{{/is_alert}}`; `{{^is_alert}}…` is negated. */
  | TemplateBlock;

export interface TemplateBlock {
  readonly kind: 'block';
  readonly name: string;
  readonly args: readonly string[];
  readonly isNegated: boolean;
  readonly offset: number;
  readonly body: readonly TemplateNode[];
  /** What follows `{{else}}`; empty without. */
  readonly otherwise: readonly TemplateNode[];
}

/** Conditions without arguments that a block may name. */
export const flags = [
  'is_alert',
  'is_alert_recovery',
  'is_alert_to_warning',
  'is_warning',
  'is_warning_recovery',
  'is_warning_to_alert',
  'is_no_data',
  'is_no_data_recovery',
  'is_recovery',
  'is_unknown',
  'is_renotify',
] as const;

export type TemplateFlag = (typeof flags)[number];

/** What a template is filled with. */
export interface TemplateContext {
  /** Conditions that hold. */
  readonly flags: ReadonlySet<TemplateFlag>;
  /** 1 to 5: what `is_priority` asks for. */
  readonly priority?: number | null;
  /** By name, brackets removed: `host.name`, `@http.status_code.name`. A number is written as `printNumber` does. */
  readonly variables: Readonly<Record<string, TemplateValue>>;
  /** What is filled is shown as text, a title: nothing is escaped. Else it is Markdown. */
  readonly isPlain?: boolean;
}

export type TemplateValue = string | number | Date;

/** A template, filled. */
export interface RenderedTemplate {
  readonly text: string;
  /** What an `override_priority` that was met says, 1 to 5. */
  readonly priority?: number;
}
