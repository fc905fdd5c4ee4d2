import type { MetricMetadata } from '../../model/metric.ts';

/** What the metrics of an operation mean, by what follows `trace.<operation>`; the longest ending counts. */
const bySuffix: readonly (readonly [suffix: string, metadata: MetricMetadata])[] = [
  ['.hits.by_http_status', { unit: 'request', description: 'Requests, by their HTTP status.' }],
  ['.errors.by_http_status', { unit: 'error', description: 'Requests with an error, by their HTTP status.' }],
  ['.hits', { unit: 'request', description: 'Spans of the operation, whether their traces were kept or not.' }],
  ['.errors', { unit: 'error', description: 'Spans of the operation with an error.' }],
  ['.duration', { unit: 'second', description: 'Time that the spans of the operation took in all.' }],
  [
    '.apdex',
    { description: 'How satisfied requests are: 1 is all within the threshold, 0 none within four times that.' },
  ],
  ['', { unit: 'second', description: 'Latency of the operation.' }],
];

/** What a trace metric means (api.md 9.5), which nobody declares by its name; undefined for other metrics. */
export function traceMetricMetadata(metric: string): MetricMetadata | undefined {
  if (!metric.startsWith('trace.')) return undefined;
  return bySuffix.find(([suffix]) => metric.endsWith(suffix))?.[1];
}
