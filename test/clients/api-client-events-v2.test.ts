import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v2 } from '@datadog/datadog-api-client';
import { apiClientOf } from './api-client.ts';
import { eventsTagged, until } from './ask.ts';
import { startBackend } from './start-backend.ts';

test('@datadog/datadog-api-client: an alert event of version 2 is on the event stream with equal values', async (t) => {
  const backend = await startBackend();
  t.after(() => backend.remove());
  const api = new v2.EventsApi(apiClientOf(backend));
  const happenedS = Math.floor(Date.now() / 1000) - 60;
  const answer = await api.createEvent({
    body: {
      data: {
        type: 'event',
        attributes: {
          title: 'disk is filling é',
          message: 'line one\nline two',
          category: 'alert',
          attributes: { status: 'warn', priority: '3', custom: { team: 'lab' } },
          aggregationKey: 'disks',
          host: 'box-1',
          tags: ['event:alert', 'b'],
          timestamp: new Date(happenedS * 1000).toISOString(),
        },
      },
    },
  });
  assert.equal(answer.data?.type, 'event');
  const [event] = await until(
    () => eventsTagged(backend, 'event:alert'),
    (events) => events.length === 1,
    'the event',
  );
  assert.deepEqual(
    [event?.title, event?.text, event?.date_happened, event?.host, event?.alert_type, event?.tags],
    ['disk is filling é', 'line one\nline two', happenedS, 'box-1', 'warning', ['b', 'event:alert']],
  );
});

test('@datadog/datadog-api-client: a change event of version 2 is taken too', async (t) => {
  const backend = await startBackend();
  t.after(() => backend.remove());
  await new v2.EventsApi(apiClientOf(backend)).createEvent({
    body: {
      data: {
        type: 'event',
        attributes: {
          title: 'flag switched on',
          category: 'change',
          attributes: { changedResource: { name: 'new-checkout', type: 'feature_flag' } },
          tags: ['event:change'],
        },
      },
    },
  });
  const [event] = await until(
    () => eventsTagged(backend, 'event:change'),
    (events) => events.length === 1,
    'the event',
  );
  assert.equal(event?.title, 'flag switched on');
});
