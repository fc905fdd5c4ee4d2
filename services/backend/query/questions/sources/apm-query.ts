import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import type { TagFilter } from '../../../../../lib/query-language/types.ts';
import { normalizeTag } from '../../../../../lib/tags/normalize-tag.ts';
import { parseRequestedQuery } from '../../metrics/parse-query.ts';

const name = z.string().exactOptional();
const text = z.string().min(1).exactOptional();
const groupBy = z.array(z.string().min(1)).max(10).exactOptional();

/** A query of what is counted of a service's requests, as widgets write it (api.md 2.6). */
export const apmMetricsSchema = z.strictObject({
  data_source: z.literal('apm_metrics'),
  name,
  stat: z.string(),
  service: text,
  operation_name: text,
  resource_name: text,
  resource_hash: text,
  span_kind: text,
  query_filter: text,
  group_by: groupBy,
});

/** The older form. */
export const apmResourceStatsSchema = z.strictObject({
  data_source: z.literal('apm_resource_stats'),
  name,
  stat: z.string(),
  env: z.string(),
  service: z.string(),
  operation_name: text,
  resource_name: text,
  primary_tag_name: text,
  primary_tag_value: text,
  group_by: groupBy,
});

/** What both forms ask for. */
export interface ApmQuery {
  readonly stat: string;
  readonly service: string | undefined;
  readonly env: string | undefined;
  readonly operation: string | undefined;
  readonly filter: TagFilter;
  /** Tag keys. */
  readonly groupBy: readonly string[];
}

/** @throws HttpError 400 when `query_filter` is no scope of a metric query */
export function readApmMetrics(written: z.infer<typeof apmMetricsSchema>): ApmQuery {
  const { stat, service, operation_name: operation, query_filter: scope, group_by = [] } = written;
  if (scope && /[{}]/.test(scope))
    throw errors.bad(`query_filter: a scope as between braces, not '${scope.slice(0, 40)}'`);
  const tags = {
    service,
    resource_name: written.resource_name,
    resource: written.resource_hash,
    'span.kind': written.span_kind,
  };
  const own = scope === undefined ? [] : [parseRequestedQuery(`avg:trace{${scope}}`).filter];
  return { stat, service, env: undefined, operation, filter: all([...tagged(tags), ...own]), groupBy: group_by };
}

export function readApmResourceStats(written: z.infer<typeof apmResourceStatsSchema>): ApmQuery {
  const { stat, service, env, operation_name: operation, group_by = [] } = written;
  const tags = { service, env, resource_name: written.resource_name };
  const primary =
    written.primary_tag_name === undefined ? {} : { [written.primary_tag_name]: written.primary_tag_value ?? '*' };
  const filter = all(tagged({ ...tags, ...primary }));
  return { stat, service, env: env === '*' ? undefined : env, operation, filter, groupBy: group_by };
}

/** `*` is no condition; several values of a variable come with commas. */
function tagged(tags: Readonly<Record<string, string | undefined>>): TagFilter[] {
  return Object.entries(tags).flatMap(([key, value]): TagFilter[] => {
    if (value === undefined || value === '*') return [];
    if (key !== 'resource_name' && value.includes(',')) {
      throw errors.bad(`not supported yet: several values of ${key} in one query of requests (${value.slice(0, 80)})`);
    }
    return [{ kind: 'tag', tag: normalizeTag(`${key}:${value}`) }];
  });
}

function all(terms: readonly TagFilter[]): TagFilter {
  return terms.length === 0 ? { kind: 'all' } : { kind: 'and', terms };
}
