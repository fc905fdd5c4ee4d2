import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { labrador } from '../harness/labrador.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-validate-'));
after(() => rmSync(folder, { recursive: true }));

/** Runs it on a configuration of these files; in what it prints the folder of that is `CONFIG`. */
async function validate(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const configDir = mkdtempSync(path.join(folder, 'config-'));
  for (const [name, content] of Object.entries({ 'conf.d/.keep': '', ...files })) {
    mkdirSync(path.dirname(path.join(configDir, name)), { recursive: true });
    writeFileSync(path.join(configDir, name), content);
  }
  const { status, stdout } = await labrador(['validate', ...args], { env: { LABRADOR_CONFIG_DIR: configDir } });
  return { status, stdout: stdout.replaceAll(configDir, 'CONFIG') };
}

const board = (widgets: readonly object[], more: object = {}): string =>
  JSON.stringify({ title: 'A board', layout_type: 'ordered', widgets, ...more });
const note = { definition: { type: 'note', content: 'x' } };
const unreadable = { definition: { type: 'timeseries', requests: [{ q: 'avg:my_metric{' }] } };

test('it says that nothing is wrong, and does not say so where something is', async () => {
  const right = await validate({ 'dashboards/a.json': board([note]) });
  assert.deepEqual(right, { status: 0, stdout: 'nothing is wrong in CONFIG\n' });
  const warned = await validate({ 'datadog.yaml': 'labrador: { no_such_key: 1 }\n' });
  assert.equal(warned.status, 0);
  assert.match(warned.stdout, /warning: .*no_such_key/);
  assert.doesNotMatch(warned.stdout, /nothing is wrong/);
  const wrong = await validate({ 'datadog.yaml': 'labrador: [\n' });
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /error: /);
  assert.doesNotMatch(wrong.stdout, /nothing is wrong/);
});

test('what is wrong with a dashboard is named with its file and place', async () => {
  const { status, stdout } = await validate({
    'dashboards/a.json': '{"title": "one",\n "x"}',
    'dashboards/b.json': board([note, unreadable]),
    'dashboards/c.json': board([note], { id: 'abc-def-ghi' }),
    'dashboards/d.json': board([note], { id: 'abc-def-ghi' }),
    'dashboards/notes.txt': '{',
  });
  assert.equal(status, 1);
  const [ofA, ofB, ofD, ...others] = stdout.trimEnd().split('\n');
  assert.equal(ofA, "CONFIG/dashboards/a.json: error: unexpected '}' at line 2 column 5");
  assert.match(ofB ?? '', /^CONFIG\/dashboards\/b\.json: error: Invalid query in widget at position 1/);
  assert.match(ofD ?? '', /^CONFIG\/dashboards\/d\.json: error: id abc-def-ghi is that of CONFIG\/dashboards\/c\.json/);
  assert.deepEqual(others, []);
});

test('what is wrong with a monitor is named with its file', async () => {
  const monitor = { id: 5, type: 'metric alert', query: 'avg(last_5m):avg:my_metric{*} > 800' };
  const { status, stdout } = await validate({
    'monitors/a.json': JSON.stringify(monitor),
    'monitors/b.json': JSON.stringify(monitor),
    'monitors/c.json': JSON.stringify({ ...monitor, id: 6, options: { thresholds: { critical: 900 } } }),
  });
  assert.equal(status, 1);
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    'CONFIG/monitors/c.json: error: Alert threshold (900.0) does not match that used in the query (800.0).',
    'CONFIG/monitors/b.json: error: id 5 is that of CONFIG/monitors/a.json too; it is left out',
  ]);
});

test('what is kept and hardly meant is a warning', async () => {
  const query = 'avg(last_5m):avg:my_metric{*} > 800';
  const options = { notify_no_dta: true, notify_no_data: true, no_data_timeframe: 2 };
  const { status, stdout } = await validate({
    'monitors/a.json': JSON.stringify({ type: 'query alert', name: 'n', query, options }),
    'monitors/b.yaml': '{}',
    'downtimes/old/c.json': '{}',
  });
  assert.equal(status, 0);
  const [ofOption, ofTime, ofYaml, ofFolder, ...more] = stdout.trimEnd().split('\n');
  assert.match(
    ofOption ?? '',
    /^CONFIG\/monitors\/a\.json: warning: options\.notify_no_dta .*did you mean notify_no_data/,
  );
  assert.match(ofTime ?? '', /a\.json: warning: options\.no_data_timeframe: 2 minutes/);
  assert.match(ofYaml ?? '', /^CONFIG\/monitors\/b\.yaml: warning: is not read/);
  assert.match(ofFolder ?? '', /^CONFIG\/downtimes\/old: warning: is not read/);
  assert.deepEqual(more, []);
});

test('what is wrong with a downtime is named with its file', async () => {
  const downtime = { scope: '*', monitor_identifier: { monitor_tags: ['*'] } };
  const nights = { rrule: 'FREQ=DAILY;DURATION=PT14H', duration: '14h', start: '2026-01-01T19:00' };
  const { status, stdout } = await validate({
    'downtimes/a.json': JSON.stringify(downtime),
    'downtimes/b.json': JSON.stringify({ ...downtime, scope: 'prod' }),
    'downtimes/c.json': JSON.stringify({ ...downtime, schedule: { timezone: 'UTC', recurrences: [nights] } }),
  });
  assert.equal(status, 1);
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    'CONFIG/downtimes/b.json: error: All values must have a key',
    'CONFIG/downtimes/c.json: error: Invalid rrule: DURATION is not supported',
  ]);
});

test('as JSON it is one document with the problems of configuration and dashboards', async () => {
  const files = { 'datadog.yaml': 'labrador: { no_such_key: 1 }\n', 'dashboards/a.json': '[]' };
  const { status, stdout } = await validate(files, '--json');
  assert.equal(status, 1);
  const { problems } = JSON.parse(stdout) as { problems: { severity: string; file: string; message: string }[] };
  assert.deepEqual(
    problems.map(({ severity, file }) => [severity, file]),
    [
      ['warning', 'CONFIG/datadog.yaml'],
      ['error', 'CONFIG/dashboards/a.json'],
    ],
  );
  assert.equal(problems[1]?.message, 'must be an object');
  assert.deepEqual(JSON.parse((await validate({}, '--json')).stdout), { problems: [] });
});

test('what a message does not say, and what is wrong about where messages go, is named with its place', async () => {
  const query = 'avg(last_5m):avg:my_metric{*} by {host} > 800';
  const monitor = (message: string): string => JSON.stringify({ type: 'query alert', name: 'n', query, message });
  const { status, stdout } = await validate({
    'monitors/a.json': monitor('{{value}} {{host.ip}} @a@example.com'),
    'monitors/b.json': monitor('{{env.name}}'),
    'monitors/c.json': monitor('{{#is_alert}}'),
    'notify.yaml': 'smtp_url: smtp://me:secret@localhost\nwebhooks: { x: { url: ftp://other:secret@localhost } }\n',
  });
  assert.equal(status, 1);
  const lines = stdout.trimEnd().split('\n').sort();
  assert.equal(lines.length, 3);
  assert.match(lines[0] ?? '', /b\.json: warning: message: \{\{env\.name\}\} is no variable of this monitor/);
  assert.match(lines[1] ?? '', /c\.json: error: .*'message' is invalid: \{\{#is_alert\}\} is never closed/);
  assert.match(lines[2] ?? '', /^CONFIG\/notify\.yaml:2: error: webhooks\.x\.url: must be an address that begins with/);
  assert.doesNotMatch(stdout, /secret/);
});

test('a handle that leads nowhere is named, where its message stands', async () => {
  const query = 'avg(last_5m):avg:my_metric{*} by {host} > 800';
  const of = { type: 'query alert', name: 'n', query, message: '@a@example.com @webhook-x @slack-ops @all' };
  const options = { renotify_interval: 10, escalation_message: '@nobody' };
  const downtime = { scope: '*', monitor_identifier: { monitor_tags: ['*'] }, message: '@webhook-z' };
  const files = {
    'monitors/a.json': JSON.stringify({ ...of, options }),
    'downtimes/b.json': JSON.stringify(downtime),
  };
  const { status, stdout } = await validate({
    ...files,
    'notify.yaml': 'webhooks: { x: { url: http://localhost } }\n',
  });
  assert.equal(status, 0);
  const end = (name: string) => `is told in the Mailbox only: no webhook '${name}' in config/notify.yaml`;
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    `CONFIG/monitors/a.json: warning: message: @slack-ops ${end('slack-ops')}`,
    `CONFIG/monitors/a.json: warning: escalation_message: @nobody ${end('nobody')}`,
    `CONFIG/downtimes/b.json: warning: message: @webhook-z ${end('z')}`,
  ]);
});
