import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { applicationEnvironment } from './application-environment.ts';
import type { RowContext } from './process-row.ts';

const configDir = mkdtempSync(path.join(tmpdir(), 'labrador-services-'));
after(() => rmSync(configDir, { recursive: true }));
mkdirSync(path.join(configDir, 'services'));
writeFileSync(
  path.join(configDir, 'services/apm-app.env'),
  '# of the service\nDD_SERVICE=starter\nDD_ENV=lab\nDD_VERSION="1.0"\nDD_API_KEY=secret\nPORT=1\n',
);

const backend = { http: 'http://127.0.0.1:80', dogstatsd: 'udp://127.0.0.1:9125', traces: 'http://127.0.0.1:9126' };

function environment(parts: Partial<RowContext> = {}): Readonly<Record<string, string | undefined>> {
  return applicationEnvironment('apm-app', 5050, {
    endpoints: new Map([['backend', backend]]),
    names: [],
    own: undefined,
    ports: 'configured',
    config: datadogSchema.parse({ labrador: { allowed_hosts: ['lab.example'] } }),
    dataDir: '/data',
    ...parts,
    env: { LABRADOR_CONFIG_DIR: configDir, ...parts.env },
  });
}

test('its file is read, but for keys, and where it listens is told', () => {
  const own = environment();
  assert.equal(own.DD_SERVICE, 'starter');
  assert.equal(own.DD_VERSION, '1.0');
  assert.equal(own.DD_API_KEY, undefined);
  assert.deepEqual([own.HOST, own.PORT], ['127.0.0.1', '5050']);
  assert.equal(own.ALLOWED_HOSTS, 'lab.example,127.0.0.1');
  assert.equal(own.LOG_FILE, '/data/logs/apm-app.log');
});

test("the user's variables win over the file, but for the name of the service", () => {
  const own = environment({ env: { DD_ENV: 'mine', DD_SERVICE: 'other' } });
  // What is not among them stays as the user has it.
  assert.equal(own.DD_ENV, undefined);
  assert.equal(own.DD_SERVICE, 'starter');
});

test('a configuration folder without the file has the one of the clone, or a clear error', () => {
  assert.throws(
    () => applicationEnvironment('no-such', 1, { ...contextOf(), env: { LABRADOR_CONFIG_DIR: configDir } }),
    /Cannot find .*config\/services\/no-such\.env/,
  );
});

function contextOf(): RowContext {
  return {
    endpoints: new Map([['backend', backend]]),
    names: [],
    own: undefined,
    ports: 'configured',
    config: datadogSchema.parse({}),
    dataDir: '/data',
    env: {},
  };
}

test('it takes a free port for run, and the one it had at a restart', () => {
  assert.equal(environment({ ports: 'free' }).PORT, '0');
  assert.equal(environment({ ports: 'free', own: { apm_app: 'http://127.0.0.1:7777' } }).PORT, '7777');
});

test('traces and metrics go to the backend of this lab, whatever the user has', () => {
  const env = {
    DD_AGENT_HOST: 'elsewhere',
    DD_TRACE_AGENT_URL: 'http://elsewhere:1',
    DD_TRACE_URL: 'http://elsewhere:1',
    DD_DOGSTATSD_PORT: '1',
    DD_DOGSTATSD_URL: 'udp://elsewhere:1',
    DD_LLMOBS_AGENTLESS_ENABLED: 'true',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://elsewhere:1',
  };
  const own = environment({ env });
  assert.equal(own.DD_AGENT_HOST, '127.0.0.1');
  assert.equal(own.DD_TRACE_AGENT_URL, backend.traces);
  assert.equal(own.DD_TRACE_AGENT_PORT, '9126');
  assert.equal(own.DD_DOGSTATSD_PORT, '9125');
  const child = { ...env, ...own };
  assert.deepEqual(
    Object.entries(child).filter(([, value]) => value?.includes('elsewhere')),
    [],
  );
  assert.deepEqual([child.OTEL_TRACES_EXPORTER, child.DD_LLMOBS_AGENTLESS_ENABLED], [undefined, undefined]);
});

test('without a door of this lab the user says where to; a lab for one command sends nowhere', () => {
  const { http, dogstatsd, traces } = backend;
  const closed = new Map([['backend', { http }]]);
  assert.equal(environment({ endpoints: closed }).DD_TRACE_AGENT_URL, undefined);
  assert.equal(environment({ endpoints: closed }).DD_TRACE_ENABLED, undefined);
  const untraced = environment({ endpoints: new Map([['backend', { http, dogstatsd }]]), ports: 'free' });
  assert.equal(untraced.DD_TRACE_ENABLED, 'false');
  assert.throws(
    () => environment({ endpoints: new Map([['backend', { http, traces }]]), ports: 'free' }),
    /Cannot start apm-app: .* set use_dogstatsd to true/,
  );
});
