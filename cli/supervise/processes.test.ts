import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { projectRoot } from '../../lib/config/places.ts';
import type { Endpoints } from '../../lib/model/process-status.ts';
import type { ProcessRow, RowContext } from './process-row.ts';
import { processRows } from './processes.ts';

function row(name: string): ProcessRow {
  const found = processRows.find((each) => each.name === name);
  assert.ok(found);
  return found;
}

const endpoints = { http: 'http://127.0.0.1:80', dogstatsd: 'udp://[::1]:9125', traces: 'http://127.0.0.1:9126' };
const withBackend = new Map([['backend', endpoints]]);

function context(parts: Partial<RowContext> = {}): RowContext {
  return {
    endpoints: new Map(),
    names: [],
    own: undefined,
    ports: 'configured',
    config: datadogSchema.parse({}),
    dataDir: '/data',
    env: {},
    ...parts,
  };
}

test('each row has an entry file, and depends on and follows rows above it', () => {
  for (const [index, { entry, dependsOn, follows = [] }] of processRows.entries()) {
    assert.ok(existsSync(path.join(projectRoot, entry)), entry);
    const above = processRows.slice(0, index).map(({ name }) => name);
    for (const name of [...dependsOn, ...follows]) assert.ok(above.includes(name));
  }
});

test('the backend takes free ports for run, the configured ones for up, and at a restart those it had', () => {
  const { environment } = row('backend');
  assert.deepEqual(environment(context()), {});
  assert.deepEqual(environment(context({ ports: 'free' })), {
    DD_LABRADOR_PORT: '0',
    DD_DOGSTATSD_PORT: '0',
    DD_APM_RECEIVER_PORT: '0',
  });
  assert.deepEqual(environment(context({ own: endpoints, ports: 'free' })), {
    DD_LABRADOR_PORT: '80',
    DD_DOGSTATSD_PORT: '9125',
    DD_APM_RECEIVER_PORT: '9126',
  });
});

test('the agent is sent to the backend of its lab; without one it goes where the user says', () => {
  const { environment } = row('agent');
  assert.deepEqual(environment(context({ endpoints: withBackend })), {
    DD_AGENT_HOST: '::1',
    DD_DOGSTATSD_PORT: '9125',
    DD_DD_URL: 'http://127.0.0.1:80',
  });
  assert.deepEqual(environment(context()), {});
});

test('in a lab of its own without a DogStatsD door the agent is refused: it would send to whatever listens there', () => {
  const { environment } = row('agent');
  const { http } = endpoints;
  for (const each of [new Map(), new Map([['backend', { http }]])]) {
    assert.throws(() => environment(context({ endpoints: each, ports: 'free' })), /set use_dogstatsd to true/);
    assert.doesNotThrow(() => environment(context({ endpoints: each })));
  }
});

test('mysql listens where it did, and a lab for one command never uses a server of the user', () => {
  const { environment } = row('mysql');
  assert.deepEqual(environment(context()), {});
  assert.deepEqual(environment(context({ ports: 'free' })), { DD_LABRADOR_MYSQL_PORT: '0', MYSQL_URL: undefined });
  const own = { mysql: 'mysql://employees@127.0.0.1:3399/employees' };
  assert.deepEqual(environment(context({ own })), { DD_LABRADOR_MYSQL_PORT: '3399' });
});

test('apm-app is told of employees where that runs, else of the one that the user names', () => {
  const { environment } = row('apm-app');
  const url = 'http://127.0.0.1:8113';
  const both: RowContext['endpoints'] = new Map<string, Endpoints>([...withBackend, ['employees', { employees: url }]]);
  assert.equal(environment(context({ endpoints: both })).EMPLOYEES_URL, url);
  assert.equal(environment(context({ endpoints: withBackend })).EMPLOYEES_URL, undefined);
  // Not ready yet, but on a port that is known.
  const names = ['backend', 'employees'];
  assert.equal(environment(context({ endpoints: withBackend, names })).EMPLOYEES_URL, url);
  assert.equal(environment(context({ endpoints: withBackend, names, ports: 'free' })).EMPLOYEES_URL, undefined);
  const env = { EMPLOYEES_URL: 'http://other' };
  assert.equal(environment(context({ endpoints: withBackend, env })).EMPLOYEES_URL, 'http://other');
});

test('each traced service has the tracer imported before it, and variables of its own', () => {
  for (const name of ['employees', 'apm-app']) assert.deepEqual(row(name).imports, ['dd-trace/initialize.mjs']);
});
