import type { MetricBatch, MetricType } from '../../../../lib/model/metric.ts';
import { contextBytes } from '../message-bytes.ts';
import { BatchBuilder } from './batch-builder.ts';
import { bucketS } from './bucket-rows.ts';
import type { Identity } from './enrich.ts';
import { identityKey } from './identity-key.ts';

/**
 * Samples that carry their own timestamp, on their way to the store without aggregation. As in the Agent a count
 * becomes a rate over 10 s, and both have the interval 10.
 */
export class PointBatch {
  readonly #builder = new BatchBuilder();
  readonly #contextByKey = new Map<string, number>();

  /** About how much memory the contexts take. */
  #contextBytes = 0;

  get rows(): number {
    return this.#builder.rows;
  }

  get contextBytes(): number {
    return this.#contextBytes;
  }

  add(
    identity: Identity,
    sample: { readonly isCount: boolean; readonly timestampS: number; readonly value: number },
  ): void {
    const type: MetricType = sample.isCount ? 'rate' : 'gauge';
    const key = `${type}\n${identityKey(identity)}`;
    let context = this.#contextByKey.get(key);
    if (context === undefined) {
      const { name, host, tags } = identity;
      const added = { metric: name, type, host, tags, intervalS: bucketS };
      context = this.#builder.addContext(added);
      this.#contextBytes += contextBytes(added);
      this.#contextByKey.set(key, context);
    }
    this.#builder.addPoint(context, sample.timestampS, sample.isCount ? sample.value / bucketS : sample.value);
  }

  /** The batch; it is empty again. */
  take(): MetricBatch {
    this.#contextByKey.clear();
    this.#contextBytes = 0;
    return this.#builder.take();
  }
}
