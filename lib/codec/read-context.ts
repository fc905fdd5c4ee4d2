import type { Context, MetricType } from '../model/metric.ts';
import { normalizeMetricName } from '../tags/normalize-metric-name.ts';
import { readHost, readTags, show, tagsForm } from './fields.ts';
import type { RefusalReason } from './refusals.ts';

/** The fields of a series as they were sent. */
export interface RawContext {
  readonly metric: unknown;
  readonly type: MetricType | undefined;
  /** What stands where the type should, for the message about one that does not exist. */
  readonly rawType: unknown;
  readonly host: unknown;
  readonly tags: unknown;
  readonly interval: unknown;
}

/**
 * Checks the fields that tell one series from another, and brings name and tags into Datadog's normal form.
 * @param refuse takes the reason and the words that follow the series' place, ` "my.metric": type is "x"`
 * @returns undefined when it was refused
 */
export function readContext(
  raw: RawContext,
  refuse: (reason: RefusalReason, what: string) => void,
): Context | undefined {
  const metric = typeof raw.metric === 'string' ? normalizeMetricName(raw.metric) : '';
  if (metric === '') return void refuse('bad_name', `: metric is ${show(raw.metric)}`);
  if (!raw.type) return void refuse('bad_type', ` "${metric}": type is ${show(raw.rawType)}`);
  const host = readHost(raw.host);
  if (host === undefined) return void refuse('bad_host', ` "${metric}": host is not a host's name`);
  const tags = readTags(raw.tags);
  if (tags === undefined) return void refuse('bad_tags', ` "${metric}": tags is not ${tagsForm}`);
  const intervalS = raw.interval ?? 0;
  if (typeof intervalS !== 'number' || !Number.isSafeInteger(intervalS) || intervalS < 0) {
    return void refuse('bad_interval', ` "${metric}": interval is ${show(intervalS)}, not whole seconds`);
  }
  return { metric, type: raw.type, host, tags, intervalS };
}
