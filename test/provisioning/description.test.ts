import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';
import { clone, missing, run } from './tool.ts';

test('vagrant accepts the Vagrantfile', { skip: missing('vagrant') }, (t) => {
  const home = mkdtempSync(path.join(tmpdir(), 'labrador-vagrant-'));
  t.after(() => rmSync(home, { recursive: true }));
  const { status, output } = run('vagrant', ['validate', '--ignore-provider'], {
    env: {
      ...process.env,
      VAGRANT_HOME: home,
      VAGRANT_DOTFILE_PATH: path.join(home, 'machine'),
      VAGRANT_CHECKPOINT_DISABLE: '1',
    },
  });
  assert.equal(status, 0, output);
});

interface ComposeService {
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly profiles?: readonly string[];
}

/** All services as docker-compose understands them. */
function composeServices(): Readonly<Record<string, ComposeService>> {
  const { status, output } = run('docker-compose', ['--profile', 'datadog', 'config']);
  assert.equal(status, 0, output);
  return (parse(output) as { services: Record<string, ComposeService> }).services;
}

describe('docker-compose.yml', { skip: missing('docker-compose') }, () => {
  test('has the lab, and with the profile datadog the official Agent with a key of the lab', () => {
    const { 'datadog-agent': agent, ...lab } = composeServices();
    assert.deepEqual(Object.keys(lab).sort(), ['agent', 'apm-app', 'backend', 'employees', 'mysql']);
    assert.deepEqual(agent?.profiles, ['datadog']);
    for (const { profiles } of Object.values(lab)) assert.equal(profiles, undefined);
    for (const variable of ['DD_ADDITIONAL_ENDPOINTS', 'DD_APM_ADDITIONAL_ENDPOINTS']) {
      assert.deepEqual(JSON.parse(agent.environment[variable] ?? ''), {
        'http://backend:8080': [lab.backend?.environment.DD_API_KEY],
      });
    }
  });

  test('the services are traced, know their backend and database, and have no key', () => {
    const { employees, 'apm-app': apmApp, mysql } = composeServices();
    for (const service of [employees, apmApp]) {
      assert.deepEqual(service?.command?.slice(0, 3), ['node', '--import', 'dd-trace/initialize.mjs']);
      assert.equal(service.environment.DD_AGENT_HOST, 'backend');
      assert.equal(service.environment.DD_API_KEY, undefined);
      assert.ok(service.environment.DD_SERVICE);
    }
    assert.equal(employees?.environment.DATABASE_URL, 'mysql://employees@mysql:3307/employees');
    assert.ok(mysql?.healthcheck);
  });

  test('the health check passes on a backend with the environment of the service', async (t) => {
    const { backend } = composeServices();
    assert.ok(backend?.healthcheck && backend.command);
    const dataDir = mkdtempSync(path.join(tmpdir(), 'labrador-compose-'));
    t.after(() => rmSync(dataDir, { recursive: true }));
    const [, ...entry] = backend.command;
    const child = spawn(process.execPath, entry, {
      cwd: clone,
      env: {
        ...process.env,
        ...backend.environment,
        LABRADOR_DATA_DIR: dataDir,
        DD_LABRADOR_PORT: '0',
        DD_DOGSTATSD_PORT: '0',
        DD_APM_RECEIVER_PORT: '0',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit');
    t.after(async () => {
      child.kill();
      await ended;
    });
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
    assert.ok(isReadyMessage(message), 'the backend is not ready');
    const [, , ...probe] = backend.healthcheck.test;
    const url = message.endpoints.http ?? '';
    const { status, output } = run(
      process.execPath,
      probe.map((word) => word.replace('http://127.0.0.1:8080', url)),
    );
    assert.equal(status, 0, output);
  });
});

const scripts = ['labrador', 'vm/provision.sh', 'vm/install-agent.sh', '.ci/run', 'test/e2e/enclosed.sh'];

test('shellcheck finds nothing in the shell scripts', { skip: missing('shellcheck') }, () => {
  const { status, output } = run('shellcheck', scripts);
  assert.equal(status, 0, output);
});
