import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgentStatus, BackendStatus, MysqlStatus } from '../../lib/model/process-status.ts';
import { renderStatus } from './render-status.ts';

const nowMs = Date.UTC(2026, 0, 1, 12, 0, 0);
const facts = { version: '1.2.3', dataDir: '/d', nowMs };
const base = { pid: 7, version: '1.2.3', startedAtMs: nowMs - 61_000, rssBytes: 100 * 2 ** 20 };

const backend: BackendStatus = {
  ...base,
  name: 'backend',
  endpoints: { http: 'http://127.0.0.1:1' },
  counters: { 'dogstatsd.packets': 3, 'store.points': 4, 'store.flush_ms': 1.23456, uptime: 1 },
};

const agent: AgentStatus = {
  ...base,
  name: 'agent',
  endpoints: {},
  hostname: 'lab',
  hostnameProvider: 'configuration',
  hostTags: ['a:b', 'c:d'],
  configPath: '/c/datadog.yaml',
  confdPath: '/c/conf.d',
  checksPath: '',
  counters: { 'submitter.too_long': 2, 'runs.left_out.samples': 3 },
  submitter: { target: 'udp://127.0.0.1:2', sent: 5, errors: 1 },
  problems: [{ severity: 'error', check: 'other', file: '/c/conf.d/other.yaml', line: 3, message: 'invalid YAML' }],
  checks: [
    {
      checkId: 'my_metric:1',
      check: 'my_metric',
      source: 'file:/c/conf.d/my_metric.yaml',
      intervalS: 45,
      state: 'error',
      runs: 2,
      errors: 1,
      warnings: 0,
      missedRuns: 3,
      metricSamples: { last: 1, total: 2 },
      serviceChecks: { last: 0, total: 0 },
      events: { last: 0, total: 0 },
      lastRunAtMs: nowMs - 5000,
      nextRunAtMs: nowMs + 40_000,
      lastDurationMs: 1.25,
      lastError: 'first\nsecond',
      lastWarnings: ['careful'],
      lastSubmitted: [{ name: 'my_metric', type: 'gauge', value: 565 }],
    },
  ],
};

test('processes, each check, problems and counters have their sections', () => {
  const text = renderStatus(
    [
      { name: 'agent', status: agent },
      { name: 'backend', status: backend },
    ],
    facts,
  );
  const has = (...lines: readonly string[]): void => {
    for (const line of lines) assert.ok(`\n${text}`.includes(`\n${line}\n`), `no line '${line}' in:\n${text}`);
  };
  has('Labrador 1.2.3', '  Data: /d', '  backend: pid 7, up 1 min 1 s, 100 MB, http://127.0.0.1:1');
  has('  Host tags: a:b, c:d', '  Submits to: udp://127.0.0.1:2 (5 sent, 1 errors)');
  has('  my_metric:1 [ERROR]', '    Interval: 45 s', '    Runs: 2, errors 1, warnings 0, missed 3');
  has('    Last run: 2026-01-01T11:59:55.000Z (5 s ago)', '    Next run: 2026-01-01T12:00:40.000Z (in 40 s)');
  has('    Duration: last 1.3 ms, average none', '    Submitted: my_metric 565 (gauge)');
  has('    Error: first\n      second', '    Warning: careful');
  has('  other [ERROR]', '    /c/conf.d/other.yaml:3', '    invalid YAML');
  has('Submitter\n=========\n  too_long: 2', 'Runs\n====\n  left_out.samples: 3');
  has(
    'DogStatsD\n=========\n  Udp Packets: 3',
    'Store\n=====\n  flush_ms: 1.235\n  points: 4',
    'Uptime\n======\n  uptime: 1',
  );
});

test('the database has its server, and how often that was started again', () => {
  const mysql: MysqlStatus = { ...base, name: 'mysql', endpoints: {}, server: 'mariadbd 10.11.19', restarts: 1 };
  const text = renderStatus([{ name: 'mysql', status: mysql }], facts);
  assert.ok(text.includes('MySQL\n=====\n  Server: mariadbd 10.11.19\n  Started again: 1 time\n'), text);
});

test('a process that does not answer is told, and no section is made for what is not there', () => {
  const text = renderStatus([{ name: 'agent' }, { name: 'backend', status: backend }], facts);
  assert.match(text, /agent: does not answer/);
  assert.doesNotMatch(text, /Checks|Problems/);
});
