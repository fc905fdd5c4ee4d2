import type { Context, MetricType } from '../model/metric.ts';
import { normalizeMetricName } from '../tags/normalize-metric-name.ts';
import { misfit, readHost, readTags, show, tagsForm } from './fields.ts';
import type { RefusalReason } from './refusals.ts';

/** The fields of a series as they were sent. */
export interface RawContext {
  readonly metric: unknown;
  readonly type: MetricType | undefined;
  /** What stands where the type should, for the message about one that does not exist. */
  readonly rawType: unknown;
  /** The types that there are, for that message. */
  readonly types: string;
  readonly host: unknown;
  readonly tags: unknown;
  readonly interval: unknown;
}

/**
 * Checks the fields that tell one series from another, and brings name and tags into Datadog's normal form.
 * @param refuse takes the reason and the words that follow the series' place, ` "my.metric": type is "x", not gauge, rate or count`
 * @returns undefined when it was refused
 */
export function readContext(
  raw: RawContext,
  refuse: (reason: RefusalReason, what: string) => void,
): Context | undefined {
  const metric = typeof raw.metric === 'string' ? normalizeMetricName(raw.metric) : '';
  if (metric === '') {
    const fault = typeof raw.metric === 'string' ? `is ${show(raw.metric)}` : misfit(raw.metric, 'text');
    return void refuse('bad_name', `: metric ${fault}`);
  }
  if (!raw.type) return void refuse('bad_type', ` "${metric}": type ${misfit(raw.rawType, raw.types)}`);
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
