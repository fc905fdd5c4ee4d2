import { asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';

/** A column of a list: a field of what is listed, and how much room it takes. */
export interface ListColumn {
  readonly field: string;
  readonly width: 'auto' | 'compact' | 'full';
}

/** A widget of type `list_stream`. */
export interface ListStreamWidget {
  readonly source: 'trace_stream' | 'event_stream' | undefined;
  /** With its search as `query_string`. */
  readonly query: JsonObject;
  readonly columns: readonly ListColumn[];
  /** Which source there is not. */
  readonly fault?: string;
}

const USUAL: readonly ListColumn[] = [
  { field: 'timestamp', width: 'auto' },
  { field: 'service', width: 'auto' },
  { field: 'resource_name', width: 'full' },
  { field: 'duration', width: 'compact' },
  { field: 'status', width: 'compact' },
];

/** What is listed by sources that the lab does not have, by the beginning of their name. */
const MISSING: readonly (readonly [beginning: string, what: string])[] = [
  ['logs_', 'logs'],
  ['rum_', 'real user monitoring'],
  ['ci_', 'CI visibility'],
  ['issue_', 'error tracking'],
  ['apm_issue_', 'error tracking'],
  ['audit_', 'an audit trail'],
];

/** Reads the definition of a list of spans or events. */
export function readListStream(definition: JsonObject): ListStreamWidget {
  const request = asObjects(definition.requests)[0];
  const query = asObject(request?.query) ?? {};
  const named = asText(query.data_source) ?? '';
  const source = asOneOf(named, ['trace_stream', 'event_stream']);
  const columns = asObjects(request?.columns).flatMap(({ field, width }): readonly ListColumn[] =>
    typeof field === 'string' ? [{ field, width: asOneOf(width, ['auto', 'compact', 'full']) ?? 'auto' }] : [],
  );
  const missing = MISSING.find(([beginning]) => named.startsWith(beginning))?.[1];
  const why = missing === undefined ? '' : `: the lab has no ${missing} yet`;
  return {
    source,
    query,
    columns: columns.length > 0 ? columns : USUAL,
    ...(source === undefined && { fault: `Lists of ${named || 'no data source'} are not drawn${why}.` }),
  };
}

/** What a list asks for and is not drawn: it is always from the newest on, and one of events has no columns. */
export function undrawnListStream(definition: JsonObject): readonly string[] {
  const [request = {}, ...others] = asObjects(definition.requests);
  const { source, query } = readListStream(definition);
  if (source === undefined) return [];
  const isOfEvents = source === 'event_stream';
  const sort = asObject(query.sort);
  const isNewestFirst = sort?.column === 'timestamp' && sort.order !== 'asc';
  return [
    ...(others.length > 0 ? ['requests after the first'] : []),
    ...undrawnOptions(request, ['response_format', 'query', ...(isOfEvents ? [] : ['columns'])], 'requests.'),
    ...undrawnOptions(
      query,
      ['data_source', 'query_string', ...(isOfEvents ? ['event_size'] : []), ...(isNewestFirst ? ['sort'] : [])],
      'requests.query.',
    ),
  ];
}
