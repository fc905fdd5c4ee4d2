import { z } from 'zod';
import type { MonitorType } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { defaultMonitorName } from '../../../../lib/monitor-language/default-name.ts';
import { readMonitorType } from '../../../../lib/monitor-language/monitor-types.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { checkOptions } from './check-options.ts';
import type { JsonObject } from './json-object.ts';
import type { MonitorContent } from './monitor-content.ts';
import { readOptions } from './read-options.ts';
import { readQuery } from './read-query.ts';
import { whyInvalid } from './why-invalid.ts';

/** A monitor as it was sent, checked. */
export interface SentMonitor {
  readonly content: MonitorContent;
  readonly query: MonitorQuery;
  /** `options.silenced`, where it was sent: what the mutes of the monitor are to be. */
  readonly silenced?: Readonly<Record<string, number | null>>;
}

const maxTags = 100;
const texts = z.array(z.string()).nullish();

/** What an author decides; the first two must be there. */
const contentShape: Readonly<Record<string, z.ZodType>> = {
  type: z.string(),
  query: z.string().min(1, { error: 'must not be empty' }),
  name: z.string().nullish(),
  message: z.string().nullish(),
  tags: z.array(z.string()).max(maxTags).nullish(),
  priority: z.number().int().min(1).max(5).nullish(),
  restricted_roles: texts,
  options: z.unknown(),
  // A monitor that is a draft is not told of; there are none here.
  draft_status: z.enum(['published', 'draft']).nullish(),
};

/** What the server decides, and what is read over as there are no users: a monitor that was read is sent back with these. */
const computed: readonly string[] = [
  ...['id', 'org_id', 'multi', 'created', 'created_at', 'modified', 'modified_at', 'deleted', 'creator', 'assets'],
  ...['overall_state', 'overall_state_modified', 'state', 'matching_downtimes', 'classification', 'restriction_policy'],
  'lab',
];

/**
 * Reads a monitor from the body of a request or a file. What its author decides stays as it is; what Datadog adds is there.
 * @param before of an update: what of the monitor is not sent stays as it was; options stay whole or are replaced whole
 * @throws HttpError 400 with Datadog's words
 */
export function readMonitor(body: JsonObject, before?: MonitorContent): SentMonitor {
  const unknown = Object.keys(body).find((name) => !Object.hasOwn(contentShape, name) && !computed.includes(name));
  if (unknown !== undefined) throw errors.unexpectedProperty(unknown);
  const sent: JsonObject = { ...before, ...body };
  for (const [name, schema] of Object.entries(contentShape)) checkParameter(sent, name, schema);
  if (sent.draft_status === 'draft') throw errors.parameterNotSupported("draft_status 'draft'");
  const { type, query, name, message, tags, priority, restricted_roles } = sent as Partial<MonitorContent>;
  const written = { type: String(type), query: String(query) };
  const options = readOptions(sent.options, written.type as MonitorType);
  const read = readQuery(written.type, written.query, options);
  const own = typeOf(written.type, read);
  if (before && own !== before.type && !(isOfMetrics(own) && isOfMetrics(before.type))) {
    throw errors.badParameterBecause('type', `it is a '${before.type}' and stays one`);
  }
  const content = {
    type: own,
    query: written.query,
    name: name || defaultMonitorName(read),
    message: message ?? '',
    tags: tags ?? [],
    priority: priority ?? null,
    options: checkOptions(read, options),
    restricted_roles: restricted_roles ?? null,
  };
  const { silenced } = (body.options ?? {}) as NonNullable<Pick<SentMonitor, 'silenced'>>;
  return { content, query: read, ...(silenced && { silenced }) };
}

function checkParameter(body: JsonObject, name: string, schema: z.ZodType): void {
  const value = body[name];
  const read = schema.safeParse(value);
  if (read.success) return;
  if (value === undefined || value === null) throw errors.parameterMissing(name);
  throw errors.badParameterBecause(name, whyInvalid(read.error));
}

/** Datadog makes a `query alert` of a `metric alert` that is more than the points of one metric in a window. */
function typeOf(written: string, query: MonitorQuery): MonitorType {
  const type = readMonitorType(written);
  if (type !== 'metric alert') return type;
  const isPlain =
    query.kind === 'metric' &&
    query.expression.kind === 'metric' &&
    query.change === undefined &&
    query.window.kind === 'last' &&
    typeof query.aggregator === 'string';
  return isPlain ? type : 'query alert';
}

function isOfMetrics(type: MonitorType): boolean {
  return type === 'metric alert' || type === 'query alert';
}
