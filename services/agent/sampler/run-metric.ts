import type { MetricSample, SampleType } from '../../../lib/check/sample.ts';

/** The samples of one context within one run. */
export interface RunMetric {
  /** Of the first sample; later ones of another type are treated as of this, as on the Agent. */
  readonly type: SampleType;
  readonly name: string;
  /** Sorted, without duplicates. */
  readonly tags: readonly string[];
  readonly hostname?: string;
  /** Tells contexts from one another. */
  readonly key: string;
  readonly samples: MetricSample[];
}

/** Groups the metric samples of a run by context (name, host, set of tags), in the order of their first samples. */
export function groupByContext(
  samples: Iterable<MetricSample>,
  onTypeConflict: (metric: RunMetric, sample: MetricSample) => void,
): RunMetric[] {
  const metrics = new Map<string, RunMetric>();
  for (const sample of samples) {
    const tags = [...new Set(sample.tags)].sort();
    const key = JSON.stringify([sample.name, sample.hostname ?? null, tags]);
    let metric = metrics.get(key);
    if (!metric) {
      const { type, name, hostname } = sample;
      metric = { type, name, tags, key, samples: [], ...(hostname === undefined ? {} : { hostname }) };
      metrics.set(key, metric);
    }
    if (metric.type !== sample.type) onTypeConflict(metric, sample);
    // The text of a set's member means nothing in a context of numbers.
    if (metric.type === 'set' || typeof sample.value === 'number') metric.samples.push(sample);
  }
  return [...metrics.values()];
}
