import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readReport, readStatus } from '../../lib/lifecycle/status-socket.ts';
import type { IntegrationsReport } from '../../lib/model/integration.ts';
import type { AgentStatus } from '../../lib/model/process-status.ts';
import { TestingIntake } from './forwarder/testing-intake.ts';

/* The agent as a process: through its entry files, its socket and the network. */

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-agent-'));
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function configure(name: string, files: Readonly<Record<string, string>>) {
  const configDir = path.join(folder, name);
  for (const [file, text] of Object.entries({ 'datadog.yaml': 'additional_checksd: own\nhostname: lab\n', ...files })) {
    mkdirSync(path.dirname(path.join(configDir, file)), { recursive: true });
    writeFileSync(path.join(configDir, file), text);
  }
  const dataDir = path.join(folder, `${name}.data`);
  const env = { PATH: process.env.PATH, LABRADOR_CONFIG_DIR: configDir, LABRADOR_DATA_DIR: dataDir };
  return { configDir, dataDir, env };
}

async function command(entry: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, entry), ...args], { env });
  children.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [status] = (await once(child, 'close')) as [number];
  return { stdout, stderr, status };
}

const author = "import { AgentCheck, ServiceCheckStatus } from 'labrador/check';\n";

test('main: runs checks, sends them with their due time, follows an edit, stops when told', async () => {
  const receiver = dgram.createSocket('udp4');
  const lines: string[] = [];
  receiver.on('message', (packet) => lines.push(...packet.toString().split('\n')));
  receiver.bind(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { configDir, dataDir, env } = configure('main', {
    'own/demo.ts': `${author}export default class extends AgentCheck { run() { this.gauge('demo', 7); } }`,
    'conf.d/demo.yaml': 'instances:\n  - {min_collection_interval: 45, tags: [a:b]}\n',
  });
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: { ...env, DD_AGENT_HOST: '127.0.0.1', DD_DOGSTATSD_PORT: String(receiver.address().port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const [ready] = await once(child, 'message');
  assert.deepEqual(ready, { kind: 'ready', endpoints: {} });
  const demo = () => lines.filter((line) => line.startsWith('demo:7|g|T'));
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await once(receiver, 'message', { signal: AbortSignal.timeout(10_000) });
  };
  await until(() => demo().length === 1 && lines.some((line) => line.startsWith('_sc|datadog.agent.up|0')));
  assert.match(demo()[0] ?? '', /^demo:7\|g\|T\d{10}\|#a:b,host:lab$/);

  writeFileSync(path.join(configDir, 'conf.d/demo.yaml'), 'instances:\n  - {min_collection_interval: 1}\n');
  await until(() => demo().length >= 4);
  const [second, third] = demo()
    .slice(1)
    .map((line) => Number(/T(\d+)/.exec(line)?.[1]));
  assert.equal((third ?? 0) - (second ?? 0), 1);
  const status = await readStatus<AgentStatus>({ dataDir, name: 'agent' });
  assert.equal(status?.hostname, 'lab');
  assert.equal(status?.checks[0]?.intervalS, 1);
  assert.equal(status?.checks[0]?.missedRuns, 0);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  receiver.close();
});

test('main: the intake is told what the host is and how its checks are; the status shows it', async (context) => {
  const intake = new TestingIntake();
  context.after(() => intake.close());
  const { dataDir, env } = configure('intake', {
    'datadog.yaml': 'additional_checksd: own\nhostname: lab\nhost_aliases: [lab.lan]\ntags: [a:b]\n',
    'own/demo.ts': `${author}export default class extends AgentCheck { run() { throw new Error('no'); } }`,
    'conf.d/demo.yaml': 'instances:\n  - {}\n',
    'conf.d/broken.yaml': 'instances: [\n',
  });
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: { ...env, DD_DD_URL: await intake.listen(), DD_DOGSTATSD_PORT: '9' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await once(child, 'message');
  const look = () => readStatus<AgentStatus>({ dataDir, name: 'agent' });
  let status = await look();
  while (!status?.forwarder?.transactions.agent_checks?.succeeded) status = await look();
  assert.equal(status.hostnameProvider, 'configuration');
  assert.equal(status.forwarder.transactions.host_metadata?.succeeded, 1);
  const bodies = intake.posted.map(({ body }) => body);
  const host = bodies.find(({ gohai }) => typeof gohai === 'string') as { meta: Record<string, unknown> } | undefined;
  assert.deepEqual([host?.meta.hostname, host?.meta.host_aliases], ['lab', ['lab.lan']]);
  const rows = bodies.find(({ agent_checks }) => agent_checks)?.agent_checks as string[][];
  assert.deepEqual(
    rows.map(([check, , id, state]) => [check, id?.replace(/:.*/, ''), state]),
    [
      ['demo', 'demo', 'ERROR'],
      ['broken', 'initialization', 'ERROR'],
    ],
  );
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('check: prints what would be submitted and the statistics; errors and unknown names are not zero', async () => {
  const { env } = configure('check', {
    'own/fine.ts': `${author}export default class extends AgentCheck { run() {
      this.rate('fine.rate', this.clock.now());
      this.serviceCheck('fine.up', ServiceCheckStatus.OK);
      this.event({ title: 'hello', text: 'world' });
    } }`,
    'own/bad.ts': `${author}export default class extends AgentCheck { run() { this.gauge('bad', 1); throw new Error('no'); } }`,
    'conf.d/fine.yaml': 'instances:\n  - {}\n',
    'conf.d/bad.yaml': 'instances:\n  - {}\n',
  });
  const [fine, json, bad, none] = await Promise.all([
    command('check.ts', ['fine'], env),
    command('check.ts', ['fine', '--json', '--check-times', '2', '--pause', '10'], env),
    command('check.ts', ['bad'], env),
    command('check.ts', ['none'], env),
  ]);
  assert.equal(fine.status, 0, fine.stderr);
  for (const part of [
    '=== Service Checks ===',
    '=== Events ===',
    'Collector',
    'fine (unversioned)',
    '[OK]',
    '--check-rate',
  ]) {
    assert.ok(fine.stdout.includes(part), part);
  }
  assert.ok(!fine.stdout.includes('=== Series ==='));
  const [report] = JSON.parse(json.stdout) as {
    aggregator: { metrics: { metric: string; points: number[][] }[] };
    runner: { TotalRuns: number };
  }[];
  assert.equal(report?.runner.TotalRuns, 2);
  assert.equal(report?.aggregator.metrics[0]?.metric, 'fine.rate');
  assert.equal(bad.status, 1);
  assert.match(bad.stdout, /"metric": "bad"[\s\S]*\[ERROR\][\s\S]*Error: Error: no/);
  assert.equal(none.status, 1);
  assert.match(none.stderr, /no valid check found: none .*none\.d.*none\.yaml/);
});

test('configcheck: shows what is loaded without its secrets, and fails on errors by line', async () => {
  const { env } = configure('configcheck', {
    'own/demo.ts': `${author}export default class extends AgentCheck { run() {} }`,
    'own/idle.ts': `${author}export default class extends AgentCheck { run() {} }`,
    'conf.d/demo.yaml': 'instances:\n  - {password: hunter2, user: me}\n  - {tags: 5}\n',
  });
  const [full, short] = await Promise.all([
    command('configcheck.ts', [], env),
    command('configcheck.ts', ['--problems-only'], env),
  ]);
  assert.equal(full.status, 1);
  assert.match(
    full.stdout,
    /=== demo check ===[\s\S]*user: me[\s\S]*=== Configuration errors ===[\s\S]*demo\.yaml:3: error/,
  );
  assert.match(full.stdout, /=== Checks without configuration ===\n(.*\n)*idle \(/);
  assert.ok(!full.stdout.includes('hunter2'));
  assert.match(short.stdout, /^\S+demo\.yaml:3: error: instances\[1\]\.tags must be a list\n$/);
});

test('a secret reaches the check and is shown nowhere', async () => {
  const answer = { login: { value: 'hunter2', error: null }, gone: { value: null, error: 'no such secret' } };
  const { configDir, env } = configure('secrets', {
    'own/demo.ts': `${author}export default class extends AgentCheck {
      run() { this.gauge('demo.' + (this.instance.login === 'hunter2'), 1); }
    }`,
    'conf.d/demo.yaml': 'instances:\n  - {login: "ENC[login]"}\n  - {login: "ENC[gone]"}\n',
    'secrets.sh': `#!/bin/sh\ncat > /dev/null\necho '${JSON.stringify(answer)}'\n`,
  });
  const script = path.join(configDir, 'secrets.sh');
  chmodSync(script, 0o700);
  writeFileSync(
    path.join(configDir, 'datadog.yaml'),
    `additional_checksd: own\nhostname: lab\nsecret_backend_command: ${script}\n`,
  );
  const [ran, shown, json, secret] = await Promise.all([
    command('check.ts', ['demo'], env),
    command('configcheck.ts', [], env),
    command('configcheck.ts', ['--json'], env),
    command('secret.ts', [], { ...env, DD_API_KEY: 'ENC[login]', DD_UNKNOWN: 'ENC[unasked]' }),
  ]);
  assert.match(ran.stdout, /demo\.true/);
  assert.match(shown.stdout, /login: ENC\[login\]/);
  assert.match(
    shown.stdout,
    /demo\.yaml:3: error: instances\[1\]\.login: Cannot resolve ENC\[gone\]: secret_backend_command says: no such secret/,
  );
  assert.equal(secret.status, 1);
  assert.equal(
    secret.stdout,
    `=== Checking executable permissions ===
Executable path: ${script}
Executable permissions: OK, the executable has the correct permissions

=== Secrets stats ===
Number of secrets resolved: 1
Number of secrets not resolved: 1
- 'login'
    used in ${configDir}/conf.d/demo.yaml: instances[0].login
    used in environment variable DD_API_KEY
- 'gone': secret_backend_command says: no such secret
    used in ${configDir}/conf.d/demo.yaml: instances[1].login
`,
  );
  for (const { stdout, stderr } of [ran, shown, json, secret]) assert.ok(!`${stdout}${stderr}`.includes('hunter2'));
});

test('main: what a check says with its secret in it is masked in log, status and reports', async () => {
  const { configDir, dataDir, env } = configure('quoted', {
    'datadog.yaml': 'additional_checksd: own\nhostname: lab\ntags: ["ENC[gone]"]\n',
    'own/demo.ts': `${author}export default class extends AgentCheck {
      run() {
        const { password } = this.instance;
        this.log.info('login with ' + password);
        console.log('printed', password);
        this.warning('weak: ' + password);
        this.serviceCheck('demo.up', ServiceCheckStatus.CRITICAL, { message: 'refused ' + password });
        throw new Error('cannot log in with ' + password);
      }
    }`,
    'conf.d/demo.yaml': 'instances:\n  - {password: "ENC[login]", min_collection_interval: 1}\n',
    'secrets.sh': `#!/bin/sh\ncat >> "$0.asked"\necho '{"login":{"value":"hunter2"}}'\n`,
  });
  const script = path.join(configDir, 'secrets.sh');
  chmodSync(script, 0o700);
  const receiver = dgram.createSocket('udp4');
  const lines: string[] = [];
  receiver.on('message', (packet) => lines.push(...packet.toString().split('\n')));
  receiver.bind(0, '127.0.0.1');
  await once(receiver, 'listening');
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: {
      ...env,
      DD_AGENT_HOST: '127.0.0.1',
      DD_DOGSTATSD_PORT: String(receiver.address().port),
      DD_SECRET_BACKEND_COMMAND: script,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
  }
  while (lines.filter((line) => line.startsWith('_sc|demo.up')).length < 2) {
    await once(receiver, 'message', { signal: AbortSignal.timeout(10_000) });
  }
  const status = await readStatus<AgentStatus>({ dataDir, name: 'agent' });
  const report = await readReport<IntegrationsReport>({ dataDir, name: 'agent' }, 'integrations');
  child.kill('SIGTERM');
  await once(child, 'close');
  receiver.close();
  // Also what could not be had is asked for once at the start.
  assert.deepEqual(readFileSync(`${script}.asked`, 'utf8').match(/"secrets":\[[^\]]*\]/g), [
    '"secrets":["gone"]',
    '"secrets":["login"]',
  ]);
  const demo = report?.integrations.find(({ check }) => check === 'demo');
  assert.match(demo?.instances[0]?.instanceYaml ?? '', /^password: ENC\[login\]$/m);
  assert.match(
    JSON.stringify(status?.checks),
    /cannot log in with \*{8}.*weak: \*{8}|weak: \*{8}.*cannot log in with \*{8}/,
  );
  assert.match(lines.join('\n'), /refused \*{8}/);
  for (const said of [/login with \*{8}/, /printed \*{8}/]) assert.match(log, said);
  for (const shown of [log, lines.join('\n'), JSON.stringify([status, report])]) assert.ok(!shown.includes('hunter2'));
});

test('configcheck: a lab that would not start for want of keys is an error', async () => {
  const { env } = configure('keyless', { 'conf.d/none.txt': '' });
  const closed = await command('configcheck.ts', ['--problems-only'], env);
  assert.deepEqual([closed.status, closed.stdout], [0, '']);
  const open = await command('configcheck.ts', ['--problems-only'], { ...env, DD_BIND_HOST: '0.0.0.0' });
  assert.equal(open.status, 1);
  assert.match(
    open.stdout,
    /datadog\.yaml: error: Cannot listen on 0\.0\.0\.0 without keys: .*set api_key and app_key/,
  );
});

test('configcheck: a mapping that cannot be compiled is warned of', async () => {
  const { env } = configure('mapper', { 'conf.d/none.txt': '' });
  const profiles = '[{"name":"p","prefix":"*","mappings":[{"match":"(","match_type":"regex","name":"b"}]}]';
  const found = await command('configcheck.ts', ['--problems-only'], {
    ...env,
    DD_DOGSTATSD_MAPPER_PROFILES: profiles,
  });
  assert.equal(found.status, 0);
  assert.match(found.stdout, /warning: dogstatsd_mapper_profiles: profile 'p', mapping 1: .*; no metric is mapped\n$/);
});

/** A check inside a call that ends when somebody writes into the fifo; `release` does so. */
function nativeCall(name: string): { readonly code: string; readonly release: () => void } {
  const fifo = path.join(folder, `${name}.fifo`);
  execFileSync('mkfifo', [fifo]);
  const end = openSync(fifo, 'r+');
  return {
    code: `import { execFileSync } from 'node:child_process';\n${author}export default class extends AgentCheck {
      run() { execFileSync('head', ['-c', '1', ${JSON.stringify(fifo)}]); } }`,
    release: () => {
      writeFileSync(end, 'x');
      closeSync(end);
    },
  };
}

test('main: a native call does not hold its end; the other checks are closed; what was refused is in the status', {
  skip: process.platform === 'win32',
}, async (context) => {
  const { code, release } = nativeCall('main-native');
  context.after(release);
  const marker = path.join(folder, 'closed');
  const { dataDir, env } = configure('native', {
    'own/native.ts': code,
    'own/closing.ts': `import { writeFileSync } from 'node:fs';\n${author}export default class extends AgentCheck {
      run() { this.gauge('disk:free', 1); this.gauge('none', NaN); this.event({ title: 't', text: 'x'.repeat(9000) }); }
      async close() { await new Promise(setImmediate); writeFileSync(${JSON.stringify(marker)}, ''); } }`,
    'conf.d/native.yaml': 'instances:\n  - check_timeout: 0.3\n',
    'conf.d/closing.yaml': 'instances:\n  - {}\n',
  });
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: { ...env, DD_DOGSTATSD_PORT: '9' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await once(child, 'message');
  const look = () => readStatus<AgentStatus>({ dataDir, name: 'agent' });
  const isReached = (status: AgentStatus | undefined) =>
    status?.checks.some(
      ({ check, lastError }) => check === 'native' && /took longer than 0\.3 s/.test(lastError ?? ''),
    ) && status.checks.some(({ check, runs }) => check === 'closing' && runs === 1);
  let status = await look();
  while (!isReached(status)) status = await look();
  assert.equal(status?.counters['sampler.not_finite'], 1);
  assert.equal(status?.counters['sampler.altered_name'], 1);
  assert.equal(status?.counters['submitter.too_long'], 1);
  const exit = once(child, 'exit', { signal: AbortSignal.timeout(20_000) });
  child.kill('SIGTERM');
  assert.deepEqual(await exit, [0, null]);
  assert.ok(existsSync(marker));
});

test('check: a native call past its time does not hold the command, and is an error', {
  skip: process.platform === 'win32',
}, async (context) => {
  const { code, release } = nativeCall('check-native');
  context.after(release);
  const { env } = configure('check-native', {
    'own/native.ts': code,
    'conf.d/native.yaml': 'instances:\n  - check_timeout: 0.3\n',
  });
  const { status, stdout } = await command('check.ts', ['native'], env);
  assert.equal(status, 1);
  assert.match(stdout, /\[ERROR\][\s\S]*took longer than 0\.3 s \(check_timeout\)/);
});
