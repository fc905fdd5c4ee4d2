/** A query of a request in the new form, as it is sent. */
export interface NamedQuery {
  readonly data_source: string;
  readonly name?: string;
  readonly query?: string;
  readonly aggregator?: string;
  /** Of other sources than metrics: what they ask by. */
  readonly [field: string]: unknown;
}

/** A formula as it is sent. */
export interface SentFormula {
  readonly formula: string;
  readonly limit?: unknown;
}

/** What a widget asks the backend, without the window. */
export type Question =
  | { readonly kind: 'classic'; readonly query: string }
  /** `histogram:my_metric{…}`, alone. */
  | { readonly kind: 'histogram'; readonly query: string }
  | {
      readonly kind: 'timeseries' | 'scalar';
      readonly queries: readonly NamedQuery[];
      readonly formulas: readonly SentFormula[];
    };
