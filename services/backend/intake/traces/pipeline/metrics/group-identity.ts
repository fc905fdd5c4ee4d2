import { resourceHash } from '../../../../../../lib/codec/traces/resource-hash.ts';
import type { Context, MetricType } from '../../../../../../lib/model/metric.ts';
import { normalizeMetricName } from '../../../../../../lib/tags/normalize-metric-name.ts';
import { normalizeTags } from '../../../../../../lib/tags/normalize-tag.ts';

/** Seconds of a bucket, and the interval of all trace metrics. */
export const bucketS = 10;

/** What tells the spans of one group from others. */
export interface GroupFields {
  readonly service: string;
  /** The operation. */
  readonly name: string;
  readonly resource: string;
  readonly env: string;
  /** Empty: none is known, as for the next two. */
  readonly version: string;
  readonly host: string;
  /** `span.kind`. */
  readonly kind: string;
  /** 0: none. */
  readonly statusCode: number;
  readonly isSynthetic: boolean;
}

/** The series that a group of spans makes. */
export interface GroupIdentity {
  /** Two groups with the same key are the same series. */
  readonly key: string;
  readonly latency: Context;
  readonly hits: Context;
  readonly errors: Context;
  readonly duration: Context;
  /** Where spans have a status. */
  readonly byStatus?: { readonly hits: Context; readonly errors: Context };
  /** Without resource, kind and status. */
  readonly apdex: Context;
  readonly apdexKey: string;
}

/** Makes the series of a group: names and tags of api.md 9.5. */
export function makeIdentity(fields: GroupFields): GroupIdentity {
  const { service, name, resource, env, version, host, kind, statusCode, isSynthetic } = fields;
  const metric = normalizeMetricName(`trace.${name}`);
  const context = (suffix: string, type: MetricType, tags: readonly string[]): Context => ({
    metric: metric + suffix,
    type,
    host,
    tags,
    intervalS: bucketS,
  });
  const ofService = [`env:${env}`, `service:${service}`];
  if (version !== '') ofService.push(`version:${version}`);
  if (isSynthetic) ofService.push('synthetics:true');
  const own = [...ofService, `resource:${resourceHash(resource)}`, `resource_name:${resource}`];
  if (kind !== '') own.push(`span.kind:${kind}`);
  if (statusCode !== 0) own.push(`http.status_code:${statusCode}`);
  const tags = normalizeTags(own);
  const apdexTags = normalizeTags(ofService);
  const apdex = context('.apdex', 'gauge', apdexTags);
  const withClass = normalizeTags([...own, `http.status_class:${Math.trunc(statusCode / 100)}xx`]);
  return {
    key: [metric, host, ...tags].join('\n'),
    latency: context('', 'distribution', tags),
    hits: context('.hits', 'count', tags),
    errors: context('.errors', 'count', tags),
    duration: context('.duration', 'count', tags),
    ...(statusCode !== 0 && {
      byStatus: {
        hits: context('.hits.by_http_status', 'count', withClass),
        errors: context('.errors.by_http_status', 'count', withClass),
      },
    }),
    apdex,
    apdexKey: [metric, host, ...apdexTags].join('\n'),
  };
}

/** A key of the fields as they are; several keys may come to the same series. */
export function fieldsKey(fields: GroupFields): string {
  const { service, name, resource, env, version, host, kind, statusCode, isSynthetic } = fields;
  return `${service}\0${name}\0${resource}\0${env}\0${version}\0${host}\0${kind}\0${statusCode}\0${isSynthetic}`;
}
