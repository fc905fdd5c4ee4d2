import type { MetricBatch, MetricType } from '../../../../lib/model/metric.ts';
import { BatchBuilder } from './batch-builder.ts';
import { bucketS } from './bucket-rows.ts';
import type { Identity } from './enrich.ts';

/**
 * Samples that carry their own timestamp, on their way to the store without aggregation. As in the Agent a count
 * becomes a rate over 10 s, and both have the interval 10.
 */
export class PointBatch {
  readonly #builder = new BatchBuilder();
  readonly #contextByKey = new Map<string, number>();

  get rows(): number {
    return this.#builder.rows;
  }

  add(
    identity: Identity,
    sample: { readonly isCount: boolean; readonly timestampS: number; readonly value: number },
  ): void {
    const type: MetricType = sample.isCount ? 'rate' : 'gauge';
    const key = `${type}\n${identity.name}\n${identity.host}\n${identity.tags.join(',')}`;
    let context = this.#contextByKey.get(key);
    if (context === undefined) {
      const { name, host, tags } = identity;
      context = this.#builder.addContext({ metric: name, type, host, tags, intervalS: bucketS });
      this.#contextByKey.set(key, context);
    }
    this.#builder.addPoint(context, sample.timestampS, sample.isCount ? sample.value / bucketS : sample.value);
  }

  /** The batch; it is empty again. */
  take(): MetricBatch {
    this.#contextByKey.clear();
    return this.#builder.take();
  }
}
