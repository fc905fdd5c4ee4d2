import type { MonitorQuery } from './types.ts';

/** What a matched event is called in messages, and what of it has a name of its own; tags and attributes are named by their keys. */
const matched = {
  events: {
    prefix: 'event',
    fields: [
      'id',
      'title',
      'text',
      'message',
      'host',
      'host.name',
      'source',
      'status',
      'priority',
      'timestamp',
      'link',
    ],
  },
  'trace-analytics': {
    prefix: 'span',
    fields: [
      ...['service', 'operation_name', 'resource_name', 'type', 'env', 'version', 'host', 'status'],
      ...['trace_id', 'span_id', 'timestamp', 'link'],
    ],
  },
} as const;

/**
 * What a variable of a message names of the event or span that a monitor has matched: of `event.title` it is `title`, of
 * `span.attributes.http.url` `attributes.http.url`. Undefined when it names nothing of the kind.
 */
export function matchedField(variable: string, { kind }: Pick<MonitorQuery, 'kind'>): string | undefined {
  if (kind !== 'events' && kind !== 'trace-analytics') return undefined;
  const { prefix, fields } = matched[kind];
  if (!variable.startsWith(`${prefix}.`)) return undefined;
  const field = variable.slice(prefix.length + 1);
  const isKnown = (fields as readonly string[]).includes(field) || /^(?:tags|attributes)\../.test(field);
  return isKnown ? field : undefined;
}
