import type { QueryResponse, ScalarResponse, TimeseriesResponse } from '../api-types/query.ts';

/** What the backend says to one question. */
export type NamedAnswer =
  | { readonly kind: 'classic'; readonly response: QueryResponse }
  | { readonly kind: 'timeseries'; readonly response: TimeseriesResponse }
  | { readonly kind: 'scalar'; readonly response: ScalarResponse }
  | { readonly kind: 'error'; readonly error: unknown };
