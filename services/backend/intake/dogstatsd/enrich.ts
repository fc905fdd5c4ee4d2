import { normalizeMetricName } from '../../../../lib/tags/normalize-metric-name.ts';
import { normalizeTags } from '../../../../lib/tags/normalize-tag.ts';
import type { DogstatsdSettings } from './settings.ts';

/** What a sample belongs to, but for its type. */
export interface Identity {
  readonly name: string;
  readonly host: string;
  /** Normalised and sorted. */
  readonly tags: readonly string[];
}

type EnrichSettings = Pick<DogstatsdSettings, 'hostname' | 'extraTags' | 'namespace'>;

/** Tags that steer the Agent and are no tags of the data; `host:` is handled on its own. */
const internalTags = ['dd.internal.entity_id:', 'dd.internal.card:', 'dd.internal.jmx_check_name:'];

/** Names that begin so keep out of the namespace: the Agent's default `statsd_metric_namespace_blacklist`. */
const outsideNamespace = [
  ...['datadog.agent', 'datadog.dogstatsd', 'datadog.process', 'datadog.trace_agent', 'datadog.tracer'],
  ...['activemq', 'activemq_58', 'airflow', 'cassandra', 'confluent', 'hazelcast', 'hive', 'ignite', 'jboss'],
  ...['jvm', 'kafka', 'presto', 'sidekiq', 'solr', 'tomcat', 'runtime'],
];

/**
 * Gives a metric its host, tags and name in the Agent's order: magic tags out, namespace, `dogstatsd_tags`; then in
 * the form in which Datadog keeps them.
 * @returns undefined when the name is refused (no letter in it, or too long)
 */
export function enrichMetric(
  metric: { readonly name: string; readonly tags: readonly string[] },
  settings: EnrichSettings,
): Identity | undefined {
  const isOutside = settings.namespace === '' || outsideNamespace.some((prefix) => metric.name.startsWith(prefix));
  const name = normalizeMetricName(isOutside ? metric.name : settings.namespace + metric.name);
  if (name === '') return undefined;
  return { name, ...enrichTags(metric.tags, settings) };
}

/** Takes the magic tags out (the last `host:` names the host, an empty one means none) and adds `dogstatsd_tags`. */
export function enrichTags(
  tags: readonly string[],
  settings: Pick<EnrichSettings, 'hostname' | 'extraTags'>,
): { readonly host: string; readonly tags: readonly string[] } {
  let host = settings.hostname;
  const kept: string[] = [];
  for (const tag of tags) {
    if (tag.startsWith('host:')) host = tag.slice('host:'.length);
    else if (!internalTags.some((prefix) => tag.startsWith(prefix))) kept.push(tag);
  }
  return { host, tags: normalizeTags([...kept, ...settings.extraTags]) };
}
