import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dashboard } from '../../lib/api-types/dashboards.ts';
import type { LabDowntimes } from '../../lib/api-types/downtimes.ts';
import type { MonitorResponse } from '../../lib/api-types/monitors.ts';
import { labrador } from '../harness/labrador.ts';
import { startLab } from '../harness/start-lab.ts';

/** How long the lab may take to see a file. */
const patienceMs = 15_000;

const plain = {
  title: 'CPU & load',
  layout_type: 'ordered',
  widgets: [{ definition: { type: 'note', content: 'x' } }],
};

test('a dashboard of the API is exported into the configuration, and is that file from then on', async () => {
  const lab = await startLab({ config: { 'dashboards/other.json': JSON.stringify({ ...plain, title: 'Other' }) } });
  after(() => lab.stop());
  const env = { ...lab.env };
  const ask = async <Body>(url: string, init?: RequestInit): Promise<Body> =>
    (await (await fetch(`${lab.url}${url}`, init)).json()) as Body;

  const { dashboards } = await ask<{ dashboards: readonly Dashboard[] }>('/api/v1/dashboard');
  assert.deepEqual(
    dashboards.map(({ title, is_read_only: isReadOnly }) => [title, isReadOnly]),
    [['Other', true]],
  );

  const made = await ask<Dashboard>('/api/v1/dashboard', { method: 'POST', body: JSON.stringify(plain) });
  const printed = await labrador(['export', 'dashboard', made.id, '--output', '-'], { env });
  assert.equal(printed.status, 0, printed.stderr);
  const file = path.join(lab.configDir, 'dashboards', 'cpu-load.json');
  assert.ok(!existsSync(file));

  const written = await labrador(['export', 'dashboard', made.id], { env });
  assert.deepEqual([written.status, written.stdout], [0, `${file}\n`]);
  assert.equal(readFileSync(file, 'utf8'), printed.stdout);
  assert.deepEqual(JSON.parse(printed.stdout), {
    id: made.id,
    title: plain.title,
    description: null,
    layout_type: 'ordered',
    template_variables: null,
    widgets: made.widgets,
    notify_list: null,
    created_at: made.created_at,
  });
  const read = () => ask<Dashboard>(`/api/v1/dashboard/${made.id}`);
  for (const giveUp = Date.now() + patienceMs; !(await read()).is_read_only; await delay(50)) {
    if (Date.now() > giveUp) assert.fail(`the file is not seen: ${lab.logs()}`);
  }
  const { modified_at: _, is_read_only: _r, ...kept } = await read();
  const { modified_at: _m, ...before } = made;
  assert.deepEqual(kept, before);
  assert.equal((await fetch(`${lab.url}/api/v1/dashboard/${made.id}`, { method: 'DELETE' })).status, 403);
  const other = dashboards[0]?.id ?? '';
  const again = await labrador(['export', 'dashboard', other], { env });
  assert.deepEqual(
    [again.status, again.stdout, again.stderr],
    [
      0,
      `${path.join(lab.configDir, 'dashboards', 'other.json')}\n`,
      `labrador export: dashboard ${other} is kept there already; nothing was changed\n`,
    ],
  );
  assert.deepEqual(readdirSync(path.join(lab.configDir, 'dashboards')).sort(), ['cpu-load.json', 'other.json']);

  rmSync(file);
  for (const giveUp = Date.now() + patienceMs; 'id' in (await read()); await delay(50)) {
    if (Date.now() > giveUp) assert.fail(`the file is still seen: ${lab.logs()}`);
  }
  const unknown = await labrador(['export', 'dashboard', made.id], { env });
  assert.deepEqual([unknown.status, unknown.stderr], [1, `labrador export: Dashboard with ID ${made.id} not found\n`]);
});

test('a monitor of the API is exported into the configuration, and is that file from then on', async () => {
  const lab = await startLab({ config: { 'conf.d/.keep': '' } });
  after(() => lab.stop());
  const env = { ...lab.env };
  const at = (id: number) => `${lab.url}/api/v1/monitor/${id}`;
  const sent = {
    type: 'query alert',
    query: 'avg(last_5m):avg:my_metric{*} by {host} > 800',
    name: 'My metric',
    message: '@ops@example.com',
    tags: ['team:a'],
    options: { thresholds: { critical: 800, warning: 500 }, silenced: { '*': null } },
  };
  const response = await fetch(`${lab.url}/api/v1/monitor`, { method: 'POST', body: JSON.stringify(sent) });
  const { id, options, ...made } = (await response.json()) as MonitorResponse;

  const written = await labrador(['export', 'monitor', String(id)], { env });
  const file = path.join(lab.configDir, 'monitors', 'my-metric.json');
  assert.deepEqual([written.status, written.stdout], [0, `${file}\n`]);
  const { silenced, ...kept } = options;
  assert.deepEqual(silenced, { '*': null });
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
    id,
    name: 'My metric',
    type: 'query alert',
    query: made.query,
    message: made.message,
    tags: made.tags,
    options: kept,
    priority: null,
    restricted_roles: null,
  });
  const change = () => fetch(at(id), { method: 'PUT', body: '{"name": "other"}' });
  for (const giveUp = Date.now() + patienceMs; (await change()).status !== 403; await delay(50)) {
    if (Date.now() > giveUp) assert.fail(`the file is not seen: ${lab.logs()}`);
  }
  rmSync(file);
  for (const giveUp = Date.now() + patienceMs; (await fetch(at(id))).status !== 404; await delay(50)) {
    if (Date.now() > giveUp) assert.fail(`the file is still seen: ${lab.logs()}`);
  }
  const unknown = await labrador(['export', 'monitor', String(id)], { env });
  assert.deepEqual([unknown.status, unknown.stderr], [1, 'labrador export: Monitor not found\n']);
});

test('a downtime of the API is exported into the configuration, and is that file from then on', async () => {
  const lab = await startLab({ config: { 'conf.d/.keep': '' } });
  after(() => lab.stop());
  const env = { ...lab.env };
  const attributes = {
    scope: 'host:a',
    monitor_identifier: { monitor_tags: ['team:x'] },
    message: 'Nights',
    schedule: {
      timezone: 'Europe/Berlin',
      recurrences: [{ rrule: 'FREQ=DAILY', duration: '1h', start: '2026-01-01T19:00' }],
    },
  };
  const made = await fetch(`${lab.url}/api/v2/downtime`, {
    method: 'POST',
    body: JSON.stringify({ data: { type: 'downtime', attributes } }),
  });
  const { id } = ((await made.json()) as { data: { id: string } }).data;
  const find = async () => {
    const { downtimes } = (await (await fetch(`${lab.url}/labrador/api/downtimes`)).json()) as LabDowntimes;
    return downtimes.find((each) => each.id === id);
  };
  const before = await find();

  const written = await labrador(['export', 'downtime', id], { env });
  const file = path.join(lab.configDir, 'downtimes', 'team-x-host-a.json');
  assert.deepEqual([written.status, written.stdout], [0, `${file}\n`], written.stderr);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
    id,
    ...attributes,
    display_timezone: 'UTC',
    mute_first_recovery_notification: false,
    notify_end_states: ['alert', 'no data', 'warn'],
    notify_end_types: ['expired'],
  });
  let found = await find();
  for (const giveUp = Date.now() + patienceMs; found?.file === undefined; await delay(50)) {
    if (Date.now() > giveUp) assert.fail(`the file is not seen: ${lab.logs()}`);
    found = await find();
  }
  // It goes on as the same downtime.
  assert.deepEqual(found, { ...before, file: 'downtimes/team-x-host-a.json' });
  const again = await labrador(['export', 'downtime', id], { env });
  assert.match(again.stderr, /is kept there already; nothing was changed/);
  const unknown = await labrador(['export', 'downtime', 'x'], { env });
  assert.deepEqual([unknown.status, unknown.stdout], [1, '']);
});
