import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCheck, VirtualClock } from 'labrador/check/testing';
import { parse } from 'yaml';
import { parseCheckConfig } from '../../lib/check/parse-check-config.ts';
import SystemCheck from './check.ts';

const recorded = fileURLToPath(new URL('recorded', import.meta.url));
const metadata = new URL('metadata.csv', import.meta.url);
const isLinux = process.platform === 'linux';

/** A path that leads to `recorded/first` until half an interval went by on the clock, then to `recorded/second`. */
function replay(context: TestContext, clock: VirtualClock): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'system-check-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const root = path.join(folder, 'proc');
  symlinkSync(path.join(recorded, 'first'), root);
  clock.after(7_500, () => {
    symlinkSync(path.join(recorded, 'second'), path.join(folder, 'next'));
    renameSync(path.join(folder, 'next'), root);
  });
  return root;
}

test('two runs of a recorded machine give the figures computed by hand', { skip: !isLinux }, async (context) => {
  const clock = new VirtualClock();
  const instance = { procfs_path: replay(context, clock), tags: ['rack:7'] };
  const result = await runCheck(SystemCheck, { clock, instance, times: 2 });
  const tags = ['rack:7'];

  // 3000 ticks of two cores in 15 s.
  const percent = { user: 25, system: 15, interrupt: 5, idle: 50, iowait: 8, stolen: 2, guest: 1 };
  for (const [name, value] of Object.entries(percent)) {
    result.assertMetric(`system.cpu.${name}`, { type: 'gauge', value, tags, count: 1 });
  }
  result.assertMetric('system.cpu.num_cores', { value: 2, tags, count: 2 });
  result.assertMetric('system.cpu.context_switches', { type: 'monotonic_count', value: 2639078, tags });
  result.assertMetric('system.cpu.context_switches', { type: 'monotonic_count', value: 2642078, tags });

  const load = { '1': 1.5, '5': 0.8, '15': 0.4, 'norm.1': 0.75, 'norm.5': 0.4, 'norm.15': 0.2 };
  for (const [name, value] of Object.entries(load)) result.assertMetric(`system.load.${name}`, { value, tags });

  const memory = {
    ...{ total: 8192, free: 2048, used: 6144, usable: 6144, pct_usable: 0.75, cached: 1224, buffered: 100 },
    ...{ shared: 50, slab: 300, slab_reclaimable: 200, page_tables: 20, commit_limit: 6144, committed_as: 4096 },
  };
  for (const [name, value] of Object.entries(memory)) {
    result.assertMetric(`system.mem.${name}`, { type: 'gauge', value, tags, count: 2 });
  }
  const swap = { total: 2048, free: 1536, used: 512, cached: 10, pct_free: 0.75 };
  for (const [name, value] of Object.entries(swap)) result.assertMetric(`system.swap.${name}`, { value, tags });
  result.assertMetric('system.swap.swap_in', { type: 'rate', value: 2, tags, count: 1 });
  result.assertMetric('system.swap.swap_in', { type: 'rate', value: 3, tags, count: 1 });
  result.assertMetric('system.swap.swap_out', { type: 'rate', value: 5, tags, count: 2 });

  const ofDevice = [...tags, 'device:vda', 'device_name:vda'];
  for (const [name, values] of Object.entries({
    r_s: [1000, 1300],
    w_s: [2000, 2600],
    rrqm_s: [100, 130],
    wrqm_s: [200, 245],
  })) {
    for (const value of values) {
      result.assertMetric(`system.io.${name}`, { type: 'rate', value, tags: ofDevice, count: 1 });
    }
  }
  const io = {
    ...{ rkb_s: 200, wkb_s: 800, avg_rq_sz: 33.33, avg_q_sz: 0.24, await: 4, r_await: 2, w_await: 5, svctm: 3.33 },
    util: 20,
  };
  for (const [name, value] of Object.entries(io)) {
    result.assertMetric(`system.io.${name}`, { type: 'gauge', value, tags: ofDevice, count: 1 });
  }

  result.assertMetric('system.uptime', { type: 'gauge', value: 4200.55, tags });
  const handles = { allocated: 1920, allocated_unused: 128, used: 1792, in_use: 0.2, max: 8960 };
  for (const [name, value] of Object.entries(handles)) {
    result.assertMetric(`system.fs.file_handles.${name}`, { value, tags, count: 2 });
  }
  result.assertAllMetricsCovered();
  result.assertMetadata(metadata);
});

test('a device that comes later has its rates, one that never did anything has none', async (context) => {
  if (!isLinux) return context.skip();
  const clock = new VirtualClock();
  const instance = { procfs_path: replay(context, clock), sources: ['io'] };
  const result = await runCheck(SystemCheck, { clock, instance, times: 2 });
  result.assertMetric('system.io.r_s', { value: 12, tags: ['device:vdb', 'device_name:vdb'], count: 1 });
  const ofVdb = result.metrics('system.io.util').filter(({ tags }) => tags.includes('device:vdb'));
  assert.deepEqual(ofVdb, []);
  const ofLoop = result.metrics().filter(({ tags }) => tags.includes('device:loop0'));
  assert.deepEqual(ofLoop, []);
});

test('this machine: the shares of the processor add up to 100, and the memory is what Node says', async (context) => {
  if (!isLinux) return context.skip();
  const busyUntil = process.cpuUsage().user + 60_000;
  const clock = new VirtualClock();
  // Ticks are 10 ms: some have to pass between the two runs.
  clock.after(7_500, () => {
    while (process.cpuUsage().user < busyUntil);
  });
  const result = await runCheck(SystemCheck, { clock, times: 2 });
  const value = (name: string): number => Number(result.metrics(name).at(-1)?.value);
  const sum = ['user', 'system', 'idle', 'iowait', 'stolen'].reduce(
    (all, name) => all + value(`system.cpu.${name}`),
    0,
  );
  assert.ok(Math.abs(sum - 100) <= 1, `${sum} %`);
  assert.equal(value('system.mem.total'), os.totalmem() / 1024 ** 2);
  assert.equal(value('system.cpu.num_cores'), os.cpus().length);
  assert.ok(Math.abs(value('system.uptime') - os.uptime()) < 5);
  assert.deepEqual(result.warnings, []);
  result.assertMetadata(metadata);
});

test('only the sources that are asked for', async () => {
  const result = await runCheck(SystemCheck, { instance: { sources: ['uptime'] } });
  result.assertMetric('system.uptime', { count: 1 });
  result.assertAllMetricsCovered();
});

test('a source that cannot be read is warned of, and the others are sent', async (context) => {
  if (!isLinux) return context.skip();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'system-check-'));
  context.after(() => rmSync(folder, { recursive: true }));
  symlinkSync(path.join(recorded, 'first', 'uptime'), path.join(folder, 'uptime'));
  const result = await runCheck(SystemCheck, { instance: { procfs_path: folder, sources: ['cpu', 'uptime'] } });
  assert.match(result.warnings.join(), /^Cannot read cpu: ENOENT.*stat/);
  result.assertMetric('system.uptime', { value: 4200.55 });
});

test('without any source the run fails', async () => {
  const instance = { procfs_path: '/no/such/folder' };
  if (!isLinux) return;
  const result = await runCheck(SystemCheck, { instance, expectError: true });
  assert.match(String(result.error), /Cannot read any source/);
});

test('macOS: what it does not tell is logged once, and nothing is warned of', async (context) => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform') ?? {};
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  context.after(() => Object.defineProperty(process, 'platform', platform));
  const result = await runCheck(SystemCheck, { times: 2 });
  assert.deepEqual(
    result.logs.map(({ message }) => message),
    ['On this system nothing can be read of: io, file_handle'],
  );
  result.assertMetric('system.mem.total', { value: os.totalmem() / 1024 ** 2, count: 2 });
  assert.deepEqual(result.metrics('system.io.r_s'), []);
  result.assertMetadata(metadata);
});

test('a source that does not exist is refused, with those that do', async () => {
  await assert.rejects(runCheck(SystemCheck, { instance: { sources: ['gpu'] } }), /sources.*must be one of cpu, load/s);
});

test('conf.yaml.example is valid as it stands, and with every option in use', async () => {
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8');
  const { instances } = parse(text) as { instances: object[] };
  assert.deepEqual(instances, [{ min_collection_interval: 15 }]);
  const inUse = parse(text.replaceAll(/^( *)# /gm, '$1')) as { init_config: object; instances: object[] };
  const options = Object.keys(inUse.instances[0] ?? {});
  const missing = Object.keys(SystemCheck.instanceSchema.shape).filter((key) => !options.includes(key));
  assert.deepEqual(missing, []);
  const problems = parseCheckConfig(SystemCheck, {
    instance: inUse.instances[0],
    initConfig: inUse.init_config,
  }).problems;
  assert.deepEqual(problems, []);
});
