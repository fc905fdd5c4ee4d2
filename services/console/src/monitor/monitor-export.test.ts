import assert from 'node:assert/strict';
import test from 'node:test';
import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import { monitorExport, monitorFileName } from './monitor-export.ts';

test('an export has what its author decides, no state and no mute', () => {
  const monitor = {
    ...{ id: 7, org_id: 1, type: 'query alert', name: 'a', message: 'm', tags: ['t:1'], query: 'q', priority: null },
    ...{ options: { thresholds: { critical: 1 }, silenced: { '*': null } }, multi: true, overall_state: 'Alert' },
    ...{
      restricted_roles: null,
      created: '',
      created_at: 0,
      modified: '',
      deleted: null,
      overall_state_modified: null,
    },
  } satisfies MonitorResponse;
  assert.deepEqual(monitorExport(monitor), {
    ...{ id: 7, name: 'a', type: 'query alert', query: 'q', message: 'm', tags: ['t:1'] },
    ...{ options: { thresholds: { critical: 1 } }, priority: null, restricted_roles: null },
  });
});

test('a file is named by the monitor, by its number where its name has no letter', () => {
  assert.equal(monitorFileName({ id: 7, name: 'CPU of {{host.name}}!' }), 'cpu-of-host-name.json');
  assert.equal(monitorFileName({ id: 7, name: '…' }), '7.json');
});
