import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../lib/config/places.ts';
import { type ProcessRow, processRows } from './processes.ts';

function row(name: string): ProcessRow {
  const found = processRows.find((each) => each.name === name);
  assert.ok(found);
  return found;
}

const endpoints = { http: 'http://127.0.0.1:80', dogstatsd: 'udp://[::1]:9125', traces: 'http://127.0.0.1:9126' };

test('each row has an entry file, and depends on rows above it', () => {
  for (const [index, { entry, dependsOn }] of processRows.entries()) {
    assert.ok(existsSync(path.join(projectRoot, entry)), entry);
    const above = processRows.slice(0, index).map(({ name }) => name);
    for (const name of dependsOn) assert.ok(above.includes(name));
  }
});

test('the backend takes free ports for run, the configured ones for up, and at a restart those it had', () => {
  const { environment } = row('backend');
  const none = new Map();
  assert.deepEqual(environment({ endpoints: none, own: undefined, ports: 'configured' }), {});
  assert.deepEqual(environment({ endpoints: none, own: undefined, ports: 'free' }), {
    DD_LABRADOR_PORT: '0',
    DD_DOGSTATSD_PORT: '0',
    DD_APM_RECEIVER_PORT: '0',
  });
  assert.deepEqual(environment({ endpoints: none, own: endpoints, ports: 'free' }), {
    DD_LABRADOR_PORT: '80',
    DD_DOGSTATSD_PORT: '9125',
    DD_APM_RECEIVER_PORT: '9126',
  });
});

test('the agent is sent to the backend of its lab; without one it goes where the user says', () => {
  const { environment } = row('agent');
  const context = { own: undefined, ports: 'configured' } as const;
  assert.deepEqual(environment({ ...context, endpoints: new Map([['backend', endpoints]]) }), {
    DD_AGENT_HOST: '::1',
    DD_DOGSTATSD_PORT: '9125',
    DD_DD_URL: 'http://127.0.0.1:80',
  });
  assert.deepEqual(environment({ ...context, endpoints: new Map() }), {});
});

test('in a lab of its own without a DogStatsD door the agent is refused: it would send to whatever listens there', () => {
  const { environment } = row('agent');
  const { http } = endpoints;
  for (const each of [new Map(), new Map([['backend', { http }]])]) {
    assert.throws(() => environment({ endpoints: each, own: undefined, ports: 'free' }), /set use_dogstatsd to true/);
    assert.doesNotThrow(() => environment({ endpoints: each, own: undefined, ports: 'configured' }));
  }
});
