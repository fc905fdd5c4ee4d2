import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { SecretBackends } from '../../../lib/config/secrets/secret-backends.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { Collector } from '../collector/collector.ts';
import { createPlainLogger } from '../report/plain-logger.ts';
import { type AgentConfig, readAgentConfig } from './agent-config.ts';
import { Reloader } from './reloader.ts';

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const gaugeCheck = (value: string) =>
  `import { AgentCheck } from 'labrador/check';\nexport default class extends AgentCheck { run() { this.gauge('m', ${value}); } }\n`;

const everySeconds = (interval: number) => `instances:\n  - min_collection_interval: ${interval}\n`;

/** A configuration folder with checks of its own; file events are off, so that the clock drives all polling. */
function lab(files: Readonly<Record<string, string>>, datadogYaml = '', env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-reload-'));
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write('datadog.yaml', `additional_checksd: checks\nlabrador:\n  file_events: false\n${datadogYaml}`);
  mkdirSync(path.join(folder, 'conf.d'));
  for (const [name, text] of Object.entries(files)) write(name, text);
  const clock = new VirtualClock();
  const changes: string[] = [];
  const configs: AgentConfig[] = [];
  const logs: string[] = [];
  const collector: Collector = new Collector({
    clock,
    log: createLogger('test', 'off'),
    settings: () => ({
      hostname: 'h',
      checkTimeoutS: 30,
      histogram: { aggregates: [], percentiles: [] },
    }),
    cache: { read: () => ({}), write: () => {} },
    onAdded: ({ checkId, intervalS }) => changes.push(`+${checkId} ${intervalS}`),
    onRemoved: (checkId) => changes.push(`-${checkId}`),
  });
  const secrets = new SecretBackends();
  const reloader = new Reloader({
    clock,
    log: createPlainLogger((line) => logs.push(line.trimEnd()), 'info'),
    configDir: folder,
    env,
    secrets,
    first: readAgentConfig(folder, env, secrets),
    shippedChecksDir: path.join(folder, 'none'),
    collector,
    onConfig: (config) => configs.push(config),
  });
  cleanups.push(
    () => rmSync(folder, { recursive: true }),
    () => collector.stop(),
    () => reloader.stop(),
  );
  const run = async (checkId: string) =>
    (await collector.run(checkId, { dueMs: 0, timestampS: 1 }))?.submission?.series.map(({ value }) => value);
  return { folder, write, clock, collector, reloader, changes, configs, logs, run };
}

type Lab = ReturnType<typeof lab>;

/** How long the threads may take to answer, in real milliseconds, before a test gives up. */
const patienceMs = 10_000;

/** A second of polling, and as many turns as the threads need to answer; fails when it is not enough. */
async function within1s({ clock }: Lab, isTrue: () => boolean): Promise<void> {
  for (let elapsedMs = 0; elapsedMs < 1000 && !isTrue(); elapsedMs += 50) await clock.advance(50);
  const giveUpAt = performance.now() + patienceMs;
  while (!isTrue() && performance.now() < giveUpAt) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(isTrue(), 'did not take effect within a second');
}

const ids = ({ collector }: Lab) => collector.instances.map(({ config }) => config.checkId);
const intervals = ({ collector }: Lab) => collector.instances.map(({ config }) => config.intervalS);
const messages = ({ reloader }: Lab) => reloader.problems.map(({ message }) => message);

test('an interval changed in a file takes effect within a second; other instances stay as they are', async () => {
  const all = lab({
    'checks/demo.ts': gaugeCheck('1'),
    'conf.d/demo.d/conf.yaml': 'instances:\n  - min_collection_interval: 45\n  - tags: [other:1]\n',
  });
  await all.reloader.start();
  const [, other] = ids(all);
  assert.deepEqual(intervals(all), [45, 15]);
  all.changes.length = 0;
  all.write('conf.d/demo.d/conf.yaml', 'instances:\n  - min_collection_interval: 5\n  - tags: [other:1]\n');
  await within1s(all, () => intervals(all).includes(5));
  assert.ok(ids(all).includes(other ?? ''));
  assert.equal(all.changes.length, 2);
  assert.ok(!all.changes.join().includes(other ?? ''));
});

test('a file that is written by rename, or empty for a moment, loses no instance', async () => {
  const all = lab({ 'checks/demo.ts': gaugeCheck('1'), 'conf.d/demo.yaml': 'instances:\n  - {}\n' });
  await all.reloader.start();
  all.changes.length = 0;
  const file = path.join(all.folder, 'conf.d/demo.yaml');
  rmSync(file);
  await all.clock.advance(600);
  assert.equal(ids(all).length, 1);
  writeFileSync(`${file}~`, 'instances:\n  - {}\n');
  renameSync(`${file}~`, file);
  await all.clock.advance(1000);
  all.write('conf.d/demo.yaml', '');
  await all.clock.advance(1000);
  all.write('conf.d/demo.yaml', 'instances:\n  - {}\n');
  await all.clock.advance(1000);
  assert.deepEqual(all.changes, []);
});

test('a broken edit keeps the last good configuration and is a problem with line and key', async () => {
  const all = lab({
    'checks/demo.ts': gaugeCheck('1'),
    'conf.d/demo.yaml': 'instances:\n  - name: a\n  - name: b\n',
  });
  await all.reloader.start();
  const before = ids(all);
  all.write('conf.d/demo.yaml', 'instances:\n  - name: a\n  - name: b\n    tags: 5\n');
  await within1s(all, () => messages(all).length > 0);
  const [problem] = all.reloader.problems;
  assert.deepEqual([problem?.line, problem?.key], [4, 'instances[1].tags']);
  assert.match(problem?.message ?? '', /must be a list; the last good state keeps running/);
  assert.deepEqual(ids(all), before);
  all.write('conf.d/demo.yaml', 'instances: [\n');
  await within1s(all, () => /invalid YAML/.test(messages(all).join()));
  assert.deepEqual(ids(all), before);
  all.write('conf.d/demo.yaml', 'instances:\n  - name: c\n');
  await within1s(all, () => ids(all)[0]?.startsWith('demo:c:') === true);
  assert.deepEqual(messages(all), []);
  assert.equal(ids(all).length, 1);
});

test('a schema error in an edit keeps the last good instance too', async () => {
  const all = lab({
    'checks/demo.ts':
      "import { AgentCheck, z } from 'labrador/check';\nexport default class extends AgentCheck {\n static instanceSchema = z.object({ port: z.int() });\n run() {} }\n",
    'conf.d/demo.yaml': 'instances:\n  - port: 1\n',
  });
  await all.reloader.start();
  const before = ids(all);
  assert.equal(before.length, 1);
  all.write('conf.d/demo.yaml', 'instances:\n  - port: one\n');
  await within1s(all, () => messages(all).length > 0);
  assert.equal(all.reloader.problems[0]?.key, 'instances[0].port');
  assert.equal(all.reloader.problems[0]?.line, 2);
  assert.deepEqual(ids(all), before);
});

test('changed code, also of an imported file, runs from the next run on; instances keep their state', async () => {
  const all = lab({
    'checks/demo/check.ts': `import { value } from './value.ts';\n${gaugeCheck('value')}`,
    'checks/demo/value.ts': 'export const value = 1;\n',
    'conf.d/demo.yaml': 'instances:\n  - {}\n',
  });
  await all.reloader.start();
  const [id] = ids(all);
  assert.ok(id);
  assert.deepEqual(await all.run(id), [1]);
  const runs = () => all.collector.status(() => undefined)[0]?.runs;
  all.changes.length = 0;
  all.write('checks/demo/value.ts', 'export const value = 2;\n');
  let value: number | undefined;
  await all.clock.advance(1000);
  const giveUpAt = performance.now() + patienceMs;
  while (value !== 2 && performance.now() < giveUpAt) value = (await all.run(id))?.[0];
  assert.equal(value, 2);
  assert.deepEqual(all.changes, []);
  assert.ok((runs() ?? 0) >= 2);

  all.write('checks/demo/check.ts', 'export default class {\n');
  await within1s(all, () => messages(all).length > 0);
  assert.match(messages(all)[0] ?? '', /Cannot load the check: .*; the last good state keeps running/s);
  assert.deepEqual(await all.run(id), [2]);

  all.write('checks/demo/check.ts', gaugeCheck('3'));
  await within1s(all, () => messages(all).length === 0);
  assert.deepEqual(await all.run(id), [3]);
  assert.deepEqual(all.changes, []);
});

test('checks and files that come and go are noticed', async () => {
  const all = lab({ 'conf.d/demo.yaml': 'instances:\n  - {}\n' });
  await all.reloader.start();
  assert.match(messages(all)[0] ?? '', /no check of this name; looked for .*checks\/demo\/check\.ts/);
  all.write('checks/demo/check.ts', gaugeCheck('1'));
  await within1s(all, () => ids(all).length === 1);
  assert.deepEqual(messages(all), []);
  rmSync(path.join(all.folder, 'conf.d/demo.yaml'));
  await within1s(all, () => ids(all).length === 0);
  assert.equal(all.reloader.discovery.unconfigured[0]?.check, 'demo');
});

test('datadog.yaml: a new tag takes effect, a broken edit keeps the last good one', async () => {
  const all = lab({}, 'tags: [a:1]\n');
  await all.reloader.start();
  assert.deepEqual(all.reloader.config.hostTags, ['a:1']);
  const rest = 'additional_checksd: checks\nlabrador:\n  file_events: false\n';
  all.write('datadog.yaml', `${rest}tags: [a:1, b:2]\nhostname: other\n`);
  await within1s(all, () => all.configs.length === 1);
  assert.deepEqual(all.configs[0]?.hostTags, ['a:1', 'b:2']);
  assert.equal(all.configs[0]?.hostname, 'other');
  all.write('datadog.yaml', `${rest}tags: [c:3]\ndogstatsd_port: many\n`);
  await within1s(all, () => messages(all).length > 0);
  assert.match(messages(all)[0] ?? '', /dogstatsd_port.*last good state stays/);
  assert.deepEqual(all.reloader.config.hostTags, ['a:1', 'b:2']);
});

test('a value that is wrong from the start is told once, though the first load finds new files to watch', async () => {
  const all = lab(
    { 'checks/demo.ts': gaugeCheck('1'), 'conf.d/demo.yaml': everySeconds(45) },
    '  max_disk: lots\ntags: [a:1]\n',
  );
  await all.reloader.start();
  await all.clock.advance(2000);
  all.write('conf.d/demo.yaml', everySeconds(5));
  await within1s(all, () => intervals(all).includes(5));
  assert.deepEqual(
    all.logs.filter((line) => line.includes('max_disk')),
    all.logs.filter((line) => /^warn: .*labrador\.max_disk: .*; the default is used$/.test(line)),
  );
  assert.equal(all.logs.filter((line) => line.includes('max_disk')).length, 1);
  assert.match(messages(all).join(), /max_disk: .*; the default is used$/);
  all.write('datadog.yaml', 'labrador:\n  file_events: false\n  max_disk: lots\ntags: [b:2]\n');
  await within1s(all, () => /max_disk: .*; what was read at the start stays/.test(messages(all).join()));
  assert.deepEqual(all.reloader.config.hostTags, ['a:1']);
});

test('a DD_ variable that is wrong is warned of, and does not hold up changes of datadog.yaml', async () => {
  const all = lab({}, '', { DD_DOGSTATSD_PORT: 'abc' });
  await all.reloader.start();
  assert.match(all.logs.join('\n'), /^warn: environment variable DD_DOGSTATSD_PORT: .*; the default is used$/);
  all.write('datadog.yaml', 'tags: [b:2]\n');
  await within1s(all, () => all.configs.length === 1);
  assert.deepEqual(all.reloader.config.hostTags, ['b:2']);
});

test('datadog.yaml that cannot be read, or means nothing, is a problem and keeps the last good one', async () => {
  const all = lab({}, 'hostname: good\n');
  await all.reloader.start();
  all.write('datadog.yaml', 'hostname: bad\ntags: [*x]\n');
  await within1s(all, () => messages(all).length > 0);
  assert.match(messages(all)[0] ?? '', /alias.*; the last good state stays/i);
  assert.equal(all.reloader.problems[0]?.line, 2);
  const file = path.join(all.folder, 'datadog.yaml');
  rmSync(file);
  mkdirSync(file);
  await within1s(all, () => /Cannot read the file/.test(messages(all).join()));
  assert.equal(all.reloader.config.hostname, 'good');
  assert.deepEqual(all.configs, []);
});

test('a change that cannot be taken up is logged, and the next one is', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-reload-'));
  cleanups.push(() => rmSync(folder, { recursive: true }));
  const clock = new VirtualClock();
  let fails = false;
  let applied = 0;
  const env = { DD_LABRADOR_FILE_EVENTS: 'false' };
  const secrets = new SecretBackends();
  const reloader = new Reloader({
    clock,
    log: createLogger('test', 'off'),
    configDir: folder,
    env,
    secrets,
    first: readAgentConfig(folder, env, secrets),
    shippedChecksDir: path.join(folder, 'none'),
    collector: {
      modules: [],
      problems: [],
      instances: [],
      codeLoads: new Map(),
      async apply() {
        if (fails) throw new Error('no luck');
        applied++;
      },
    },
    onConfig: () => {},
  });
  cleanups.push(() => reloader.stop());
  await reloader.start();
  for (const text of ['tags: [a]\n', 'tags: [a, b]\n']) {
    fails = !fails;
    writeFileSync(path.join(folder, 'datadog.yaml'), text);
    await clock.advance(1000);
  }
  assert.equal(applied, 2);
});

test('what is saved while secrets are fetched is loaded when the start is done', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-secrets-'));
  cleanups.push(() => rmSync(folder, { recursive: true }));
  const [command, asked, go] = ['secrets.sh', 'asked', 'go'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  const answer = `echo '{"p":{"value":"x"}}'`;
  writeFileSync(command, `#!/bin/sh\ncat > '${asked}'\nuntil [ -e '${go}' ]; do sleep 0.02; done\n${answer}\n`);
  chmodSync(command, 0o700);
  const withName = (name: string) => `instances:\n  - {name: ${name}, password: "ENC[p]"}\n`;
  const files = { 'checks/demo.ts': gaugeCheck('1'), 'conf.d/demo.yaml': withName('a') };
  const all = lab(files, `secret_backend_command: ${command}\n`);
  const started = all.reloader.start();
  await within1s(all, () => existsSync(asked));
  rmSync(asked);
  all.write('conf.d/demo.yaml', withName('b'));
  await within1s(all, () => existsSync(asked));
  writeFileSync(go, '');
  await started;
  assert.match(ids(all).join(), /^demo:b:\w+$/);
  assert.deepEqual(all.reloader.configuredIds, ids(all));
});

test('an entry that is deleted stops, and a broken one beside it goes on', async () => {
  const all = lab({
    'checks/demo.ts': gaugeCheck('1'),
    'conf.d/demo.yaml': 'instances:\n  - {host: a}\n  - {host: b}\n',
  });
  await all.reloader.start();
  const [, b] = ids(all);
  all.write('conf.d/demo.yaml', 'instances:\n  - {host: b, tags: 5}\n');
  await within1s(all, () => messages(all).length > 0);
  assert.deepEqual(ids(all), [b]);
});

test('the log tells what a reload changed, what is wrong, and when it is mended', async () => {
  const all = lab({ 'checks/demo.ts': gaugeCheck('1'), 'conf.d/demo.yaml': everySeconds(45) }, 'dogstatsd_port: abc\n');
  await all.reloader.start();
  assert.deepEqual(all.logs.length, 1);
  assert.match(all.logs[0] ?? '', /^warn: .*datadog\.yaml:4: dogstatsd_port: .*; the default is used$/);
  const next = async (write: () => void, ...expected: readonly RegExp[]) => {
    all.logs.length = 0;
    write();
    await within1s(all, () => all.logs.length >= expected.length);
    assert.equal(all.logs.length, expected.length, all.logs.join('\n'));
    for (const [index, pattern] of expected.entries()) assert.match(all.logs[index] ?? '', pattern);
  };
  const rest = 'additional_checksd: checks\nlabrador:\n  file_events: false\n';
  await next(
    () => all.write('datadog.yaml', `${rest}dogstatsd_port: 9125\ntags: [a:1]\n`),
    /^warn: .*datadog\.yaml: a change of dogstatsd_port takes effect after a restart$/,
    /^info: mended: .*datadog\.yaml:4: dogstatsd_port: /,
    /^info: reloaded: host tags: a:1$/,
  );
  await next(
    () => all.write('conf.d/demo.yaml', everySeconds(5)),
    /^info: reloaded: changed: demo:\w+ \(interval 45 s → 5 s\)$/,
  );
  await next(
    () => all.write('conf.d/demo.yaml', `${everySeconds(5)}  - {}\n`),
    /^info: reloaded: added: demo:\w+ \(every 15 s\)$/,
  );
  await next(() => all.write('checks/demo.ts', gaugeCheck('22')), /^info: reloaded: code loaded anew: demo$/);
  await next(() => all.write('checks/demo.ts', 'export {\n'), /^error: .*demo\.ts:\d+: Cannot load the check/);
  await next(
    () => all.write('checks/demo.ts', gaugeCheck('333')),
    /^info: mended: .*demo\.ts:\d+: Cannot load the check: [^;]*$/,
    /^info: reloaded: code loaded anew: demo$/,
  );
  await next(() => rmSync(path.join(all.folder, 'conf.d/demo.yaml')), /^info: reloaded: removed: demo:\w+, demo:\w+$/);
});

test('a package.json that is mended lets the check load', async () => {
  const all = lab({
    'checks/demo/check.ts': gaugeCheck('1'),
    'checks/package.json': '{"type": "commonjs"}',
    'conf.d/demo.yaml': everySeconds(15),
  });
  await all.reloader.start();
  assert.match(messages(all)[0] ?? '', /checks\/package\.json says so/);
  all.write('checks/package.json', '{"type": "module"}');
  await within1s(all, () => ids(all).length === 1);
  assert.deepEqual(messages(all), []);
});
