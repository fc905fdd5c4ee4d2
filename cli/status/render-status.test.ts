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
  endpoints: { http: 'http://127.0.0.1:1', traces: 'http://127.0.0.1:3' },
  counters: {
    'dogstatsd.packets': 3,
    'traces.spans': 7,
    'traces.refused.chunks': 2,
    'traces.http.refused.429': 3,
    'store.points': 4,
    'store.flush_ms': 1.23456,
    uptime: 1,
  },
  downtimes: [
    {
      ...{ id: 'x', status: 'active', scope: '*', monitorTags: ['team:x', 'a:b'], startMs: nowMs - 1000 },
      ...{ endMs: nowMs + 1000, file: '/c/downtimes/nights.json' },
    },
    { id: 'y', status: 'scheduled', scope: 'host:a', monitorId: 7, startMs: nowMs + 1000, endMs: null },
  ],
  monitors: {
    count: 9,
    byState: { OK: 2, Alert: 7 },
    withProblems: 7,
    problems: Array.from({ length: 6 }, (_, at) => ({ monitorId: at, name: 'high', problem: `no ${at}` })),
    lastEvaluation: { atMs: nowMs - 1000, tookMs: 246 },
  },
  mail: {
    ...{ sent: 5, waiting: 1, failed: 2, heldBack: 3, kept: 4 },
    newestFailure: { to: 'ops@example.com', reason: 'connect ECONNREFUSED', atMs: nowMs - 2000 },
    settingsProblems: [{ severity: 'error', file: '/c/notify.yaml', line: 2, message: 'smtp_url: is none' }],
  },
  documentProblems: [{ file: '/c/monitors/a.json', message: 'id: must be a whole number' }],
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
  forwarder: {
    target: 'http://127.0.0.1:1',
    transactions: {
      host_metadata: { succeeded: 2, failed: 1, lastSuccessAtMs: nowMs - 1000 },
      agent_checks: { succeeded: 0, failed: 4 },
    },
    lastError: { atMs: nowMs - 2000, message: 'agent_checks: status 503' },
  },
  problems: [
    { severity: 'error', check: 'other', file: '/c/conf.d/other.yaml', line: 3, message: 'invalid YAML' },
    { severity: 'error', check: 'broken', file: '/c/broken.ts', message: 'Cannot load the check: no\nat 1' },
    { severity: 'warning', check: '', file: '/c/datadog.yaml', message: 'the file is empty' },
  ],
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
  has('Labrador 1.2.3', '  Data: /d', '  backend: pid 7, up 1 min 1 s, 100 MB, http://127.0.0.1:1 http://127.0.0.1:3');
  has('Agent (v1.2.3)', '  Agent start: 2026-01-01 11:58:59 UTC (1767268739000)', '  Uptime: 1 min 1 s', '  Pid: 7');
  has('    Config File: /c/datadog.yaml\n    conf.d: /c/conf.d\n    checks.d: none (additional_checksd)');
  has('    hostname: lab\n    hostname provider: configuration\n    host tags:\n      a:b\n      c:d');
  has('  Running Checks\n  ==============\n    my_metric\n    ---------\n      Instance ID: my_metric:1 [ERROR]');
  has('      Total Runs: 2\n      Metric Samples: Last Run: 1, Total: 2\n      Events: Last Run: 0, Total: 0');
  has('      Average Execution Time : none', '      Last Execution Date : 2026-01-01 11:59:55 UTC (1767268795000)');
  has(
    '      Last Successful Execution Date : Never',
    '      Next Execution Date : 2026-01-01 12:00:40 UTC (1767268840000)',
  );
  has('      Interval: 45 s, last run took 1.3ms and was 0.0ms late', '      Errors: 1, Warnings: 0, Missed Runs: 3');
  has('      Submitted: my_metric 565 (gauge)', '      Error: first\n        second', '      Warning: careful');
  has('  Config Errors\n  =============\n    other\n    -----\n      /c/conf.d/other.yaml:3\n        invalid YAML');
  has(
    '  Loading Errors\n  ==============\n    broken\n    ------\n      /c/broken.ts\n        Cannot load the check: no\n        at 1',
  );
  has('    datadog.yaml\n    ------------\n      /c/datadog.yaml\n        the file is empty');
  has(
    '  Endpoint: http://127.0.0.1:1',
    '  Last Error: agent_checks: status 503, 2026-01-01 11:59:58 UTC (1767268798000)',
  );
  has('    Host Metadata: 2 succeeded, 1 failed, Last Success: 2026-01-01 11:59:59 UTC (1767268799000)');
  has('    Agent Checks: 0 succeeded, 4 failed, Last Success: Never');
  has('  Metrics go by DogStatsD to udp://127.0.0.1:2 (5 sent, 1 errors)');
  has(
    '  Receiver: http://127.0.0.1:3',
    '    Payloads: 0\n    Traces: 0\n    Spans: 7',
    '    Refused Requests: 3',
    '  refused.chunks: 2',
  );
  has('Logs Agent\n==========\n  Not there: Labrador collects no logs');
  has('Documents in files\n==================\n  Warning: /c/monitors/a.json: id: must be a whole number');
  has('Submitter\n=========\n  too_long: 2', 'Runs\n====\n  left_out.samples: 3');
  has(
    'DogStatsD\n=========\n  Udp Packets: 3',
    'Store\n=====\n  flush_ms: 1.235\n  points: 4',
    'Uptime\n======\n  uptime: 1',
  );
  has('  Active: notifications of monitors with the tags team:x, a:b are held back, scope *');
  has('    until 2026-01-01 12:00:01 UTC (1767268801000)\n    /c/downtimes/nights.json');
  has('  Scheduled: notifications of monitor 7 are held back, scope host:a');
  has('    from 2026-01-01 12:00:01 UTC (1767268801000) until it is canceled\n    y');
  has('  Monitors: 9 (OK 2, Alert 7)', '  Last Evaluation: 2026-01-01 11:59:59 UTC (1767268799000), took 0.246 s');
  has('  Cannot be evaluated: 7', '    monitor 4 (high): no 4\n    and 2 more');
  has('  Sent: 5\n  Waiting: 1\n  Failed: 2\n  Held back by downtimes: 3\n  Kept in the Mailbox alone: 4');
  has('  Newest failure: to ops@example.com, 2026-01-01 11:59:58 UTC (1767268798000)\n    connect ECONNREFUSED');
  has('  Error: /c/notify.yaml:2: smtp_url: is none');
  const titles = [...text.matchAll(/^(\S.*)\n=+$/gm)].map(([, title]) => title);
  assert.deepEqual(titles, [
    ...['Labrador 1.2.3', 'Processes', 'Agent (v1.2.3)', 'Collector', 'Forwarder', 'APM Agent', 'Logs Agent'],
    ...['DogStatsD', 'Monitors', 'Downtimes', 'Mail', 'Documents in files', 'Runs', 'Submitter', 'Store', 'Uptime'],
  ]);
});

test('what is not configured is told in its section', () => {
  const { forwarder: _, ...noForwarder } = agent;
  const idle: AgentStatus = { ...noForwarder, checks: [], problems: [], hostTags: [], checksPath: '/own' };
  const noTraces: BackendStatus = { ...backend, endpoints: {} };
  const text = renderStatus(
    [
      { name: 'agent', status: idle },
      { name: 'backend', status: noTraces },
    ],
    facts,
  );
  assert.match(text, /Forwarder\n=+\n {2}Not running: .*dd_url/);
  assert.match(text, /APM Agent\n=+\n {2}Not running: .*apm_config\.enabled/);
  assert.match(text, /Running Checks\n {2}=+\n {4}none\n/);
  assert.match(text, / {4}checks\.d: \/own\n/);
  assert.match(text, / {4}host tags: none\n/);
  assert.doesNotMatch(text, /Errors\n|Warnings\n/);
});

test('the database has its server, and how often that was started again', () => {
  const mysql: MysqlStatus = { ...base, name: 'mysql', endpoints: {}, server: 'mariadbd 10.11.19', restarts: 1 };
  const text = renderStatus([{ name: 'mysql', status: mysql }], facts);
  assert.ok(text.includes('MySQL\n=====\n  Server: mariadbd 10.11.19\n  Started again: 1 time\n'), text);
});

test('a process that does not answer is told, and no section is made for what is not there', () => {
  const text = renderStatus([{ name: 'agent' }, { name: 'backend', status: backend }], facts);
  assert.match(text, /agent: does not answer/);
  assert.doesNotMatch(text, /Collector|Forwarder|Logs Agent|MySQL/);
});
