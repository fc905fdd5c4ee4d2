import type { MetricMessage } from '../../../../lib/codec/dogstatsd/message.ts';
import { readHost } from '../../../../lib/codec/fields.ts';
import { maxMetricNameLength, normalizeMetricName } from '../../../../lib/tags/normalize-metric-name.ts';
import { normalizeTags } from '../../../../lib/tags/normalize-tag.ts';
import { MetricFilter } from './metric-filter.ts';
import { MetricMapper } from './metric-mapper.ts';
import type { DogstatsdSettings } from './settings.ts';

/** What a sample belongs to, but for its type. */
export interface Identity {
  readonly name: string;
  readonly host: string;
  /** Normalised and sorted. */
  readonly tags: readonly string[];
}

/** Why a metric is not kept: no letter in its name or too long, a host that is too long, or on the filter list. */
export type Refusal = 'invalid_name' | 'invalid_host' | 'filtered';

type EnrichSettings = Pick<
  DogstatsdSettings,
  | 'hostname'
  | 'extraTags'
  | 'namespace'
  | 'outsideNamespace'
  | 'mapperProfiles'
  | 'mapperCacheSize'
  | 'filter'
  | 'histogram'
>;

/** Tags that steer the Agent and are no tags of the data; `host:` is handled on its own. */
const internalTags = ['dd.internal.entity_id:', 'dd.internal.card:', 'dd.internal.jmx_check_name:'];

/** Gives metrics their name, host and tags in the Agent's order (wire reference 1.5), in the form in which Datadog keeps them. */
export class Enricher {
  readonly #mapper: MetricMapper | undefined;
  readonly #settings: EnrichSettings;
  readonly #filter: MetricFilter;
  /** Characters that the longest of a histogram's series adds to its name. */
  readonly #summaryLength: number;

  constructor(settings: EnrichSettings) {
    this.#settings = settings;
    this.#filter = new MetricFilter(settings.filter);
    const { mapperProfiles, mapperCacheSize } = settings;
    this.#mapper = mapperProfiles.length > 0 ? new MetricMapper(mapperProfiles, mapperCacheSize) : undefined;
    const { aggregates, percentiles, isCopied, copyPrefix } = settings.histogram;
    const suffixes = [...aggregates, ...percentiles.map((percentile) => `${percentile}percentile`)];
    const lengths = suffixes.map((suffix) => suffix.length + 1);
    this.#summaryLength = Math.max(0, isCopied ? copyPrefix.length : 0, ...lengths);
  }

  /** Absent where there are no profiles. */
  get mapperCounters(): MetricMapper['counters'] | undefined {
    return this.#mapper?.counters;
  }

  /** Mapper, magic tags out, namespace, filter list, `dogstatsd_tags`. */
  enrich(metric: Pick<MetricMessage, 'name' | 'tags' | 'type'>): Identity | Refusal {
    const mapped = this.#mapper?.map(metric.name);
    const name = this.#fullName(mapped?.name ?? metric.name);
    const isSummary = metric.type === 'histogram' || metric.type === 'timing';
    if (name === '' || name.length + (isSummary ? this.#summaryLength : 0) > maxMetricNameLength) return 'invalid_name';
    if (this.#filter.blocks(name)) return 'filtered';
    const tags = mapped ? [...metric.tags, ...mapped.tags] : metric.tags;
    const place = readPlace({ tags }, this.#settings);
    return place ? { name, ...place } : 'invalid_host';
  }

  #fullName(name: string): string {
    const { namespace, outsideNamespace } = this.#settings;
    const isOutside = namespace === '' || outsideNamespace.some((prefix) => name.startsWith(prefix));
    return normalizeMetricName(isOutside ? name : namespace + name);
  }
}

/**
 * Takes the magic tags out and adds `dogstatsd_tags`. The host is what the field `h:` names, else the last tag `host:`,
 * else the settings; an empty one means none.
 * @returns undefined for a host that the HTTP doors would refuse too
 */
export function readPlace(
  message: { readonly host?: string; readonly tags: readonly string[] },
  settings: Pick<EnrichSettings, 'hostname' | 'extraTags'>,
): Omit<Identity, 'name'> | undefined {
  let named = message.host;
  const kept: string[] = [];
  for (const tag of message.tags) {
    if (tag.startsWith('host:')) {
      if (message.host === undefined) named = tag.slice('host:'.length);
    } else if (!internalTags.some((prefix) => tag.startsWith(prefix))) kept.push(tag);
  }
  const host = named === undefined ? settings.hostname : readHost(named);
  return host === undefined ? undefined : { host, tags: normalizeTags([...kept, ...settings.extraTags]) };
}
