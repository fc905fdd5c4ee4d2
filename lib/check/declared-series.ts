import type { MetricMetadata } from '../model/metric.ts';
import type { MetricSample, SampleType } from './sample.ts';

/** A series as it must stand in metadata.csv. */
export interface DeclaredSeries {
  readonly name: string;
  /** Any of them. */
  readonly types: readonly NonNullable<MetricMetadata['type']>[];
}

const typeOf: Readonly<Record<Exclude<SampleType, 'histogram'>, NonNullable<MetricMetadata['type']>>> = {
  gauge: 'gauge',
  count: 'count',
  monotonic_count: 'count',
  rate: 'gauge',
  set: 'gauge',
  distribution: 'distribution',
};

/**
 * The series that a submitted metric comes to, with the type under which Datadog knows them. `.count` of a histogram
 * is a rate from a real Agent and a count from this lab: both will do.
 */
export function declaredSeries({ name, type }: Pick<MetricSample, 'name' | 'type'>): DeclaredSeries[] {
  if (type !== 'histogram') return [{ name, types: [typeOf[type]] }];
  const gauges = ['max', 'median', 'avg', '95percentile'].map((suffix): DeclaredSeries => {
    return { name: `${name}.${suffix}`, types: ['gauge'] };
  });
  return [...gauges, { name: `${name}.count`, types: ['rate', 'count'] }];
}
