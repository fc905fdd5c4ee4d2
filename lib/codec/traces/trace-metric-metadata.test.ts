import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceMetricMetadata } from './trace-metric-metadata.ts';

test('units of trace metrics', () => {
  const units = ['', '.hits', '.hits.by_http_status', '.errors', '.errors.by_http_status', '.duration', '.apdex'].map(
    (suffix) => traceMetricMetadata(`trace.express.request${suffix}`)?.unit,
  );
  assert.deepEqual(units, ['second', 'request', 'request', 'error', 'error', 'second', undefined]);
});

test('other metrics are not known', () => {
  assert.equal(traceMetricMetadata('my.trace.hits'), undefined);
  assert.equal(traceMetricMetadata('traces.hits'), undefined);
});
