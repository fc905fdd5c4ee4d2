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
  #prefixes = integrationPrefixes(new Map());

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
    this.#prefixes = integrationPrefixes(this.#declared);
  }

  /** The integration that a metric, or a service check of this name, belongs to: as it is declared, else by its first word. */
  integrationOf(name: string): string | undefined {
    return this.of(name).integration ?? this.#prefixes.get(firstWord(name));
  }
}

/** First words of metrics that are an integration's whatever is declared. */
const ownPrefixes: readonly (readonly [string, string])[] = [
  ['datadog', 'agent'],
  ['system', 'system'],
  ['trace', 'trace'],
];

/** First word of metrics → the integration whose name it is, or that alone declares metrics with it. */
function integrationPrefixes(declared: ReadonlyMap<string, MetricMetadata>): ReadonlyMap<string, string> {
  const byWord = new Map<string, Set<string>>();
  for (const [metric, { integration }] of declared) {
    const word = firstWord(metric);
    if (integration) byWord.set(word, (byWord.get(word) ?? new Set<string>()).add(integration));
  }
  const found = [...byWord].flatMap(([word, integrations]): [string, string][] => {
    const [only] = integrations;
    if (integrations.has(word)) return [[word, word]];
    return only !== undefined && integrations.size === 1 ? [[word, only]] : [];
  });
  return new Map([...found, ...ownPrefixes]);
}

function firstWord(name: string): string {
  return name.split('.', 1)[0] ?? '';
}
