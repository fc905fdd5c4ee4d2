import assert from 'node:assert/strict';
import test from 'node:test';
import { notifyKindOf, withNotifyBy } from './notify-by.ts';
import { renotifyStatusesOf, withRenotifyStatus } from './renotify-statuses.ts';

test('for what one message is sent is read, put and taken away', () => {
  assert.deepEqual([{}, { notify_by: null }, { notify_by: [] }].map(notifyKindOf), ['each', 'each', 'each']);
  assert.deepEqual([{ notify_by: ['*'] }, { notify_by: ['env'] }].map(notifyKindOf), ['all', 'keys']);
  assert.deepEqual(withNotifyBy({ timeout_h: 1 }, ['env']), { timeout_h: 1, notify_by: ['env'] });
  assert.deepEqual(withNotifyBy({ timeout_h: 1, notify_by: ['env'] }, []), { timeout_h: 1 });
});

test('states that are told again begin with the usual ones, and keep their order', () => {
  assert.deepEqual(renotifyStatusesOf({}), ['alert', 'no data']);
  const all = withRenotifyStatus({ renotify_interval: 5 }, 'warn', true);
  assert.deepEqual(all, { renotify_interval: 5, renotify_statuses: ['alert', 'warn', 'no data'] });
  assert.deepEqual(renotifyStatusesOf(withRenotifyStatus(all, 'alert', false)), ['warn', 'no data']);
});
