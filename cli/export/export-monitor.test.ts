import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorResponse } from '../../lib/api-types/monitors.ts';
import { exportMonitor } from './export-monitor.ts';

const monitor: MonitorResponse = {
  id: 12,
  org_id: 1,
  type: 'query alert',
  name: '[P1] my_metric of {{host.name}}!',
  message: 'm',
  tags: ['a:b'],
  query: 'avg(last_5m):avg:my_metric{*} > 1',
  options: { include_tags: true, silenced: { '*': null }, thresholds: { critical: 1 } },
  multi: false,
  created_at: 1,
  created: '2026-01-01T00:00:00+00:00',
  modified: '2026-01-01T00:00:00+00:00',
  deleted: null,
  priority: 2,
  restricted_roles: null,
  overall_state_modified: null,
  overall_state: 'OK',
  lab: { problem: 'x' },
};

test('what is exported of a monitor is what its author decides, and not whether it is muted', () => {
  assert.ok(exportMonitor.isBody(monitor));
  assert.deepEqual(Object.entries(exportMonitor.documentOf(monitor)), [
    ['id', 12],
    ['name', '[P1] my_metric of {{host.name}}!'],
    ['type', 'query alert'],
    ['query', 'avg(last_5m):avg:my_metric{*} > 1'],
    ['message', 'm'],
    ['tags', ['a:b']],
    ['options', { include_tags: true, thresholds: { critical: 1 } }],
    ['priority', 2],
    ['restricted_roles', null],
  ]);
});

test('its file is called as it is', () => {
  assert.equal(exportMonitor.slugOf(monitor), 'p1-my_metric-of-host-name');
  assert.equal(exportMonitor.slugOf({ ...monitor, name: '**' }), '');
  assert.equal(exportMonitor.slugOf({ ...monitor, name: 'x'.repeat(200) }).length, 80);
});
