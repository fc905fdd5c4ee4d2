import { type AgentCheck, ServiceCheckStatus } from 'labrador/check';
import type { MetricRule } from '../metric-list.ts';
import { decumulate } from './decumulate.ts';
import type { TaggedSample } from './tagged-sample.ts';

/** What a family is sent through, a check. */
export type Outlet = Pick<AgentCheck, 'gauge' | 'monotonicCount' | 'rate' | 'serviceCheck' | 'clock'>;

/** The type that a family is sent as, which is never what the endpoint may or may not say. */
export type SentType = Exclude<MetricRule['type'], 'native' | 'native_dynamic'>;

export interface SendOptions {
  /** Of the metric, with the namespace. */
  readonly name: string;
  readonly rule: MetricRule;
  /** Whether a counter that was not seen before counts in full: its endpoint was. */
  readonly flushFirstValue: boolean;
  readonly collectBuckets: boolean;
  readonly nonCumulativeBuckets: boolean;
  /** Of service checks, whose labels are not sent. */
  readonly staticTags: readonly string[];
}

type Send = (outlet: Outlet, samples: readonly TaggedSample[], options: SendOptions) => void;

/** Sends a family as a type; names and values are those of the second version of Datadog's check. */
export const sendFamily: Readonly<Record<SentType, Send>> = {
  counter: (outlet, samples, options) => {
    for (const sample of samples)
      if (sample.suffix === '_total' || sample.suffix === '') count(outlet, sample, options);
  },
  gauge: (outlet, samples, { name }) => {
    for (const sample of samples) outlet.gauge(name, sample.value, sentWith(sample));
  },
  histogram: (outlet, samples, options) => {
    const { collectBuckets, nonCumulativeBuckets } = options;
    for (const sample of collectBuckets && nonCumulativeBuckets ? decumulate(samples) : samples) {
      if (sample.suffix === '_sum' || sample.suffix === '_count') count(outlet, sample, options);
      // The bucket without a bound is the same as the count.
      else if (sample.suffix === '_bucket' && collectBuckets && !sample.labels.get('upper_bound')?.endsWith('inf')) {
        count(outlet, sample, options);
      }
    }
  },
  summary: (outlet, samples, options) => {
    for (const sample of samples) {
      if (sample.suffix === '_sum' || sample.suffix === '_count') count(outlet, sample, options);
      else if (sample.suffix === '') outlet.gauge(`${options.name}.quantile`, sample.value, sentWith(sample));
    }
  },
  counter_gauge: (outlet, samples, options) => {
    for (const sample of samples) {
      if (sample.suffix !== '_total' && sample.suffix !== '') continue;
      outlet.gauge(`${options.name}.total`, sample.value, sentWith(sample));
      count(outlet, sample, options);
    }
  },
  rate: (outlet, samples, { name }) => {
    for (const sample of samples) outlet.rate(name, sample.value, sentWith(sample));
  },
  temporal_percent: (outlet, samples, { name, rule: { scale = 1 } }) => {
    for (const sample of samples) outlet.rate(name, (sample.value / scale) * 100, sentWith(sample));
  },
  time_elapsed: (outlet, samples, { name }) => {
    for (const sample of samples) outlet.gauge(name, outlet.clock.now() / 1000 - sample.value, sentWith(sample));
  },
  service_check: (outlet, samples, { name, rule: { status_map = {} }, staticTags }) => {
    for (const { value, hostname } of samples) {
      const status = status_map[String(Math.trunc(value))] ?? ServiceCheckStatus.UNKNOWN;
      outlet.serviceCheck(name, status, { tags: staticTags, hostname });
    }
  },
};

const endings: Partial<Record<TaggedSample['suffix'], string>> = { _sum: 'sum', _count: 'count', _bucket: 'bucket' };

function count(outlet: Outlet, sample: TaggedSample, { name, flushFirstValue }: SendOptions): void {
  const ending = endings[sample.suffix] ?? 'count';
  outlet.monotonicCount(`${name}.${ending}`, sample.value, { ...sentWith(sample), flushFirstValue });
}

function sentWith({ tags, hostname }: TaggedSample): { readonly tags: string[]; readonly hostname?: string } {
  return hostname === undefined ? { tags } : { tags, hostname };
}
