import type { DuckDBConnection } from '@duckdb/node-api';
import { traceMetricMetadata } from '../../../../lib/codec/traces/trace-metric-metadata.ts';
import type { MetricMetadata } from '../../../../lib/model/metric.ts';
import type { DocumentStore } from '../documents/document-store.ts';

const kind = 'metric_metadata';

/** What is known of metrics' meaning: declared by checks (in memory), and set by a user (on disk), who wins. */
export class MetricMetadataStore {
  readonly #documents: DocumentStore;
  readonly #declared = new Map<string, MetricMetadata>();
  readonly #set = new Map<string, MetricMetadata>();

  constructor(documents: DocumentStore) {
    this.#documents = documents;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    for (const [metric, body] of await this.#documents.load(connection, kind)) {
      this.#set.set(metric, body as MetricMetadata);
    }
  }

  /** Field by field: the user's, else the declared one, else what is known of all trace metrics. */
  of(metric: string): MetricMetadata {
    return { ...traceMetricMetadata(metric), ...this.#declared.get(metric), ...this.#set.get(metric) };
  }

  /** Merges what a user sets into what was set before. */
  set(metric: string, metadata: MetricMetadata): void {
    const merged = { ...this.#set.get(metric), ...metadata };
    this.#set.set(metric, merged);
    this.#documents.put(kind, metric, merged);
  }

  /** Declares metadata, in place of what was declared of these metrics before. */
  declare(byMetric: Readonly<Record<string, MetricMetadata>>): void {
    for (const [metric, metadata] of Object.entries(byMetric)) this.#declared.set(metric, metadata);
  }
}
