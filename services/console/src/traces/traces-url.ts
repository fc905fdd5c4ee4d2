/** Which spans of the traces are listed, counted and drawn. */
export type SpanScope = 'entry' | 'root' | 'all';

/** What the Traces page shows, as its address says, besides the time range. */
export interface TracesState {
  /** The search as a person wrote it. */
  readonly query: string;
  readonly scope: SpanScope;
  /** Attributes that somebody added to the facets, as they are written in a search, without the colon. */
  readonly facets: readonly string[];
  /** The trace that is open beside the list, and the span of it that was clicked. */
  readonly trace: string | undefined;
  readonly span: string | undefined;
}

const SCOPES: readonly SpanScope[] = ['entry', 'root', 'all'];

/** The state that an address names; what cannot be read has its default. */
export function tracesFromParams(params: URLSearchParams): TracesState {
  return {
    query: params.get('query') ?? '',
    scope: SCOPES.find((scope) => scope === params.get('spans')) ?? 'entry',
    facets: params.getAll('facet').filter((facet) => facet !== ''),
    trace: params.get('trace') || undefined,
    span: params.get('span') || undefined,
  };
}

/** The same parameters with part of the state changed; defaults are left out. */
export function paramsWithTraces(params: URLSearchParams, change: Partial<TracesState>): URLSearchParams {
  const state = { ...tracesFromParams(params), ...change };
  const next = new URLSearchParams(params);
  const put = (key: string, value: string | undefined) => (value ? next.set(key, value) : next.delete(key));
  put('query', state.query);
  put('spans', state.scope === 'entry' ? undefined : state.scope);
  put('trace', state.trace);
  put('span', state.trace && state.span);
  next.delete('facet');
  for (const facet of new Set(state.facets)) next.append('facet', facet);
  return next;
}

/** The search that is sent: the person's within the scope. */
export function scopedQuery(query: string, scope: SpanScope): string {
  return joinedQueries({ entry: 'top_level:true', root: 'root:true', all: '' }[scope], query);
}

/** What satisfies both searches; the first is one term. */
export function joinedQueries(term: string, query: string): string {
  const own = query.trim();
  if (own === '' || term === '') return own || term;
  return `${term} (${own})`;
}
