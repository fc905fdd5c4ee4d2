import type { HistogramResponse, QueryResponse, ScalarResponse, TimeseriesResponse } from '../api-types/query.ts';

/** What the backend says to one question. */
export type NamedAnswer =
  | { readonly kind: 'classic'; readonly response: QueryResponse }
  | { readonly kind: 'timeseries'; readonly response: TimeseriesResponse }
  | { readonly kind: 'scalar'; readonly response: ScalarResponse }
  | { readonly kind: 'histogram'; readonly response: HistogramResponse }
  | { readonly kind: 'error'; readonly error: unknown };
