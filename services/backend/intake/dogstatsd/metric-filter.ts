import { normalizeMetricName } from '../../../../lib/tags/normalize-metric-name.ts';

/** Metric names that are not to be kept, in their normal form: whole ones, and beginnings. */
export interface FilterSettings {
  readonly names: readonly string[];
  readonly prefixes: readonly string[];
}

/** What of `datadog.yaml` makes the filter. */
export interface FilterKeys {
  readonly metric_filterlist: readonly string[];
  readonly metric_filterlist_match_prefix: boolean;
  readonly statsd_metric_blocklist: readonly string[];
  readonly statsd_metric_blocklist_match_prefix: boolean;
}

/**
 * Reads the filter list; the older `statsd_metric_blocklist` counts where `metric_filterlist` is empty. An entry that ends
 * in `*` is a beginning, and so is every one with `…_match_prefix`. One that fits no name is left out with a warning.
 */
export function readFilterSettings(config: FilterKeys): {
  readonly filter: FilterSettings;
  readonly warnings: readonly string[];
} {
  const isCurrent = config.metric_filterlist.length > 0;
  const key = isCurrent ? 'metric_filterlist' : 'statsd_metric_blocklist';
  const allPrefixes = isCurrent ? config.metric_filterlist_match_prefix : config.statsd_metric_blocklist_match_prefix;
  const names: string[] = [];
  const prefixes: string[] = [];
  const warnings: string[] = [];
  for (const entry of config[key]) {
    const isPrefix = allPrefixes || entry.endsWith('*');
    const text = entry.replace(/\*$/, '');
    const name = isPrefix ? normalizePrefix(text) : normalizeMetricName(text);
    if (name === '') warnings.push(`${key}: '${entry}' is no metric name; it is left out`);
    else (isPrefix ? prefixes : names).push(name);
  }
  return { filter: { names, prefixes }, warnings };
}

/** A beginning may end in a `_` or `.` that no whole name ends in. */
function normalizePrefix(text: string): string {
  const end = /[._]$/.exec(text)?.[0] ?? '';
  const name = normalizeMetricName(text.slice(0, text.length - end.length));
  return name === '' ? '' : name + end;
}

/** Tells which metrics are not kept: the Agent's `metric_filterlist`. */
export class MetricFilter {
  readonly #names: ReadonlySet<string>;
  readonly #prefixes: readonly string[];

  constructor(settings: FilterSettings) {
    this.#names = new Set(settings.names);
    this.#prefixes = settings.prefixes;
  }

  /** @param name in its normal form */
  blocks(name: string): boolean {
    return this.#names.has(name) || this.#prefixes.some((prefix) => name.startsWith(prefix));
  }
}
