import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingCheckStatus } from '../agent-checks/testing-check-status.ts';
import { reportInstance } from './check-report.ts';

test('tags that DogStatsD does not carry are not shown as sent', () => {
  const tags = ['host:db1', 'app:api'];
  const { aggregator } = reportInstance(
    {
      status: testingCheckStatus({ checkId: 'a:1' }),
      version: '1',
      submissions: [
        {
          series: [
            { metric: 'm', type: 'gauge', value: 1, tags },
            { metric: 'm', type: 'gauge', value: 2, tags: ['host:db2', 'app:api'] },
          ],
          distributions: [],
          serviceChecks: [{ kind: 'service_check', name: 'up', status: 0, tags, message: '' }],
          events: [{ kind: 'event', title: 't', text: '', tags }],
          timestampS: 10,
        },
      ],
    },
    'h',
  );
  const lists = [aggregator.metrics, aggregator.service_checks, aggregator.events];
  for (const list of lists)
    assert.deepEqual(
      list?.map((each) => 'tags' in each && each.tags),
      [['app:api']],
    );
  assert.deepEqual(aggregator.metrics?.[0]?.points, [
    [10, 1],
    [10, 2],
  ]);
});
