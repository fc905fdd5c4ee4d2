import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v1 } from '@datadog/datadog-api-client';
import { apiClientOf } from './api-client.ts';
import { distributionBecomes } from './ask.ts';
import { startBackend } from './start-backend.ts';

test('@datadog/datadog-api-client: distribution points arrive with their values, plain and deflated', async (t) => {
  const backend = await startBackend();
  t.after(() => backend.remove());
  const api = new v1.MetricsApi(apiClientOf(backend));
  const timestamp = Math.floor(Date.now() / 1000) - 10;
  const values = Array.from({ length: 101 }, (_, i) => ((i * 37) % 101) + 0.5);
  for (const contentEncoding of [undefined, 'deflate'] as const) {
    const tags = [`by:${contentEncoding ?? 'plain'}`];
    const answer = await api.submitDistributionPoints({
      ...(contentEncoding ? { contentEncoding } : {}),
      // Two lists of the same second are one distribution.
      body: {
        series: [
          {
            metric: 'points.distribution',
            host: 'box-1',
            tags,
            points: [
              [timestamp, values.slice(0, 40)],
              [timestamp, values.slice(40)],
            ],
          },
        ],
      },
    });
    assert.equal(answer.status, 'ok');
    await distributionBecomes(backend, `points.distribution{${tags[0]},host:box-1}`, values);
  }
  await distributionBecomes(backend, 'points.distribution{*}', [...values, ...values]);
});
