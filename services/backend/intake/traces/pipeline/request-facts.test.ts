import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestFacts } from './request-facts.ts';

test('what the headers of a tracer say', () => {
  assert.deepEqual(
    requestFacts({
      'datadog-meta-lang': 'nodejs',
      'datadog-meta-lang-version': 'v24.21.0',
      'datadog-meta-tracer-version': '6.21.0',
      'datadog-container-id': 'abc',
      'datadog-client-computed-top-level': '1',
      'datadog-client-computed-stats': 'yes',
      'datadog-client-dropped-p0-traces': '3',
      'datadog-client-dropped-p0-spans': '12',
    }),
    {
      language: 'nodejs',
      languageVersion: 'v24.21.0',
      tracerVersion: '6.21.0',
      containerId: 'abc',
      clientComputedTopLevel: true,
      clientComputedStats: true,
      droppedP0Traces: 3,
      droppedP0Spans: 12,
    },
  );
});

for (const yes of ['yes', 't', 'true', 'True', '1', 'anything']) {
  test(`${yes} is yes`, () => {
    assert.equal(requestFacts({ 'datadog-client-computed-stats': yes }).clientComputedStats, true);
  });
}

for (const no of ['', ' ', 'no', 'f', 'false', 'FALSE', '0', undefined]) {
  test(`${JSON.stringify(no)} is no`, () => {
    assert.equal(requestFacts({ 'datadog-client-computed-stats': no }).clientComputedStats, false);
  });
}

test('a count that is none is 0', () => {
  for (const count of ['-1', 'x', '1.5', '9'.repeat(20), '']) {
    assert.equal(requestFacts({ 'datadog-client-dropped-p0-spans': count }).droppedP0Spans, 0);
  }
});
