import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { mock, type TestContext, test } from 'node:test';
import { runCheck, VirtualClock } from 'labrador/check/testing';
import { parse } from 'yaml';
import ProcessCheck from './check.ts';
import { bootedAtS, procFolder, type RecordedProcess, writeProcess } from './testing/proc-folder.ts';

// Elsewhere the check asks `ps`, and no folder stands for it: see read-ps.test.ts.
const linuxOnly = { skip: process.platform !== 'linux' };

const nowMs = (bootedAtS + 100) * 1000;

const look = (procfs_path: string, instance: object) =>
  runCheck(ProcessCheck, { clock: new VirtualClock(nowMs), initConfig: { procfs_path }, instance });

async function found(context: TestContext, processes: readonly RecordedProcess[], instance: object): Promise<number> {
  const result = await look(procFolder(context, processes), { name: 'n', ...instance });
  return Number(result.metrics('system.processes.number')[0]?.value);
}

test('what processes of a name use is added up', linuxOnly, async (context) => {
  const first = { pid: 101, cpuTicks: [100, 50], faults: [1000, 100, 10, 1], openFiles: 3, readBytes: 8192 } as const;
  const second = { pid: 102, startTicks: 5000, rssKb: 3248 } as const;
  const root = procFolder(context, [first, second, { pid: 103, name: 'other' }]);
  const clock = new VirtualClock(nowMs);
  // The first process goes on between the runs: 1.5 s of processor time, faults and bytes.
  const advance = mock.method(clock, 'advance', async function (this: VirtualClock, ms: number) {
    writeProcess(root, { ...first, cpuTicks: [200, 100], faults: [1150, 130, 25, 16], readBytes: 9192 });
    advance.mock.restore();
    await clock.advance(ms);
  });
  const instance = { name: 'app', search_string: ['node'], tags: ['env:lab'] };
  const initConfig = { procfs_path: root };
  const result = await runCheck(ProcessCheck, { clock, instance, initConfig, times: 2 });

  const tags = ['process_name:app', 'app', 'env:lab'];
  const twice = {
    number: 2,
    threads: 6,
    'mem.rss': 5000 * 1024,
    'mem.vms': 6120 * 1024,
    'mem.real': 2920 * 1024,
    'mem.pct': 0.5,
    open_file_descriptors: 3,
    voluntary_ctx_switches: 14,
    involuntary_ctx_switches: 10,
    ioread_count: 28,
    iowrite_count: 4,
    iowrite_bytes: 8192,
  };
  for (const [name, value] of Object.entries(twice)) {
    result.assertMetric(`system.processes.${name}`, { value, type: 'gauge', tags, count: 2 });
  }
  const once = {
    ioread_bytes: 9192,
    // 1.5 s of 15, on 2 processors.
    'cpu.pct': 10,
    'cpu.normalized_pct': 5,
    'run_time.max': 90,
    'run_time.avg': 70,
    'run_time.min': 50,
  };
  for (const [name, value] of Object.entries(once)) {
    result.assertMetric(`system.processes.${name}`, { value, type: 'gauge', tags, count: 1 });
  }
  assert.equal(result.metrics('system.processes.cpu.pct').length, 1);
  const counts = { ioread_bytes_count: [8192, 9192], iowrite_bytes_count: [8192, 8192] };
  for (const [name, values] of Object.entries(counts)) {
    for (const value of values)
      result.assertMetric(`system.processes.${name}`, { value, type: 'monotonic_count', tags });
  }
  const faults = {
    minor_faults: [1123, 1273],
    children_minor_faults: [100, 130],
    major_faults: [10, 25],
    children_major_faults: [1, 16],
  };
  for (const [name, values] of Object.entries(faults)) {
    const metric = `system.processes.mem.page_faults.${name}`;
    for (const value of values) result.assertMetric(metric, { value, type: 'rate', tags });
  }
  result.assertServiceCheck('process.up', { status: 0, tags: [...tags, 'process:app'], message: '', count: 2 });
  result.assertAllMetricsCovered();
  result.assertMetadata(new URL('metadata.csv', import.meta.url));
  assert.deepEqual(result.configWarnings, []);
});

test('a pid that another process has got is a new process', linuxOnly, async (context) => {
  const root = procFolder(context, [{ pid: 101, cpuTicks: [500, 0] }]);
  const clock = new VirtualClock(nowMs);
  const advance = mock.method(clock, 'advance', async (ms: number) => {
    writeProcess(root, { pid: 101, cpuTicks: [1, 0], startTicks: 9000 });
    advance.mock.restore();
    await clock.advance(ms);
  });
  const instance = { name: 'n', search_string: ['node'] };
  const result = await runCheck(ProcessCheck, { clock, instance, initConfig: { procfs_path: root }, times: 2 });
  assert.deepEqual(result.metrics('system.processes.cpu.pct'), []);
});

test('faults of a process that ended stay in the sums, which never fall', linuxOnly, async (context) => {
  const stays = { pid: 101, faults: [1000, 100, 10, 1] } as const;
  const root = procFolder(context, [stays, { pid: 102, faults: [500, 900, 20, 9] }]);
  const clock = new VirtualClock(nowMs);
  const advance = mock.method(clock, 'advance', async (ms: number) => {
    rmSync(path.join(root, '102'), { recursive: true });
    writeProcess(root, { ...stays, faults: [1007, 105, 13, 2] });
    advance.mock.restore();
    await clock.advance(ms);
  });
  const instance = { name: 'n', search_string: ['node'] };
  const result = await runCheck(ProcessCheck, { clock, instance, initConfig: { procfs_path: root }, times: 2 });
  const values = (name: string) => result.metrics(`system.processes.mem.page_faults.${name}`).map(({ value }) => value);
  assert.deepEqual(values('minor_faults'), [1500, 1507]);
  assert.deepEqual(values('children_minor_faults'), [1000, 1005]);
  assert.deepEqual(values('major_faults'), [30, 33]);
  assert.deepEqual(values('children_major_faults'), [10, 11]);
});

test('processes are found by name, command line, pid, file, user and parent', linuxOnly, async (context) => {
  const all: RecordedProcess[] = [
    { pid: 1, name: 'init', words: ['/sbin/init'], userId: 0 },
    { pid: 20, name: 'kthread', words: [], parentPid: 2, userId: 0 },
    { pid: 101, name: 'a (b) c', words: ['/opt/a (b) c', '--port', '80'] },
    { pid: 102, name: 'very-long-progr', words: ['/opt/very-long-program', 'x'], parentPid: 101 },
    { pid: 103, name: 'node', parentPid: 102, userId: 0 },
  ];
  const pidFile = path.join(procFolder(context, []), 'app.pid');
  writeFileSync(pidFile, '102\nmore\n');
  const cases: [object, number][] = [
    [{ search_string: ['a (b) c'] }, 1],
    [{ search_string: ['very-long-program'] }, 1],
    [{ search_string: ['very-long-progr'] }, 0],
    [{ search_string: ['init', 'node', 'kthread'] }, 3],
    [{ search_string: ['no'] }, 0],
    [{ search_string: ['--port 80$', '^/sbin'], exact_match: false }, 2],
    [{ search_string: ['node'], exact_match: false }, 1],
    [{ pid: 102 }, 1],
    [{ pid: 9 }, 0],
    [{ pid_file: pidFile }, 1],
    [{ pid_file: '/no/such/file' }, 0],
    [{ pid: 101, collect_children: true }, 3],
    [{ pid: 101, collect_children: true, user: 1000 }, 2],
    [{ search_string: ['.'], exact_match: false, user: 'root' }, 2],
    [{ search_string: ['.'], exact_match: false, user: 'nobody-of-that-name' }, 0],
  ];
  for (const [instance, expected] of cases) {
    assert.equal(await found(context, all, instance), expected, JSON.stringify(instance));
  }
  writeFileSync(pidFile, 'abc');
  await assert.rejects(found(context, all, { pid_file: pidFile }), /pid_file .* does not begin with a process id/);
});

test('how many there are is ok, a warning or critical by the thresholds', linuxOnly, async (context) => {
  const cases: [number, object | undefined, 0 | 1 | 2][] = [
    [0, undefined, 2],
    [1, undefined, 0],
    [5, undefined, 0],
    [2, { warning: [2, 3], critical: [1, 4] }, 0],
    [1, { warning: [2, 3], critical: [1, 4] }, 1],
    [4, { warning: [2, 3], critical: [1, 4] }, 1],
    [5, { warning: [2, 3], critical: [1, 4] }, 2],
    [0, { warning: [0, 3] }, 2],
    [0, { warning: [0, 3], critical: [0, Number.POSITIVE_INFINITY] }, 0],
  ];
  for (const [count, thresholds, status] of cases) {
    const processes = Array.from({ length: count }, (_, index) => ({ pid: 100 + index }));
    const instance = { name: 'app', search_string: ['node'], ...(thresholds ? { thresholds } : {}) };
    const result = await look(procFolder(context, processes), instance);
    const word = ['OK', 'WARNING', 'CRITICAL'][status];
    const message = status === 0 ? '' : `PROCS ${word}: ${count} processes found for app`;
    result.assertServiceCheck('process.up', { status, message, count: 1 });
    result.assertMetric('system.processes.number', { value: count });
  }
});

test('what may not be read is left out, and a warning where that is wanted', linuxOnly, async (context) => {
  const root = procFolder(context, [{ pid: 101 }]);
  const original = fs.readFile;
  const replaced = mock.method(fs, 'readFile', (async (file: string, encoding: 'utf8') => {
    if (file.endsWith('/io')) throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    return await original(file, encoding);
  }) as typeof fs.readFile);
  syncBuiltinESMExports();
  context.after(() => {
    replaced.mock.restore();
    syncBuiltinESMExports();
  });
  const instance = { name: 'n', search_string: ['node'] };
  const quiet = await look(root, instance);
  assert.deepEqual([quiet.metrics('system.processes.ioread_bytes'), quiet.warnings], [[], []]);
  quiet.assertMetric('system.processes.mem.rss', { count: 1 });
  const loud = await look(root, { ...instance, ignore_denied_access: false });
  assert.deepEqual(loud.warnings, [`Not allowed to read ${root}/101/io`]);
});

test('a folder that is no /proc is an error of the run', linuxOnly, async () => {
  await assert.rejects(
    look('/no/such/folder', { name: 'n', pid: 1 }),
    /Cannot read the processes in \/no\/such\/folder/,
  );
});

test('the process that runs this test is found on the real machine', async () => {
  const result = await runCheck(ProcessCheck, {
    clock: new VirtualClock(Date.now()),
    instance: { name: 'me', pid: process.pid },
  });
  result.assertMetric('system.processes.number', { value: 1 });
  const rssBytes = Number(result.metrics('system.processes.mem.rss')[0]?.value);
  assert.ok(rssBytes > 10_000_000 && rssBytes < 10_000_000_000, String(rssBytes));
  const runTimeS = Number(result.metrics('system.processes.run_time.max')[0]?.value);
  assert.ok(runTimeS > -5 && runTimeS < 3600, String(runTimeS));
});

test('what says not which processes are meant is refused by key', async () => {
  const cases = [
    [{ pid: 1 }, /name: must be a text/],
    [{ name: 'n' }, /search_string: say one of/],
    [{ name: 'n', pid: 1, pid_file: '/a' }, /search_string: say one of/],
    [{ name: 'n', search_string: 'node' }, /search_string: must be a list of texts/],
    [{ name: 'n', search_string: ['('], exact_match: false }, /search_string: \( is no regular expression/],
    [{ name: 'n', pid: 0 }, /pid: must be a process id/],
    [{ name: 'n', pid: 1, thresholds: { warning: [1] } }, /thresholds\.warning: must be a list of two numbers/],
  ] as const;
  for (const [instance, message] of cases) await assert.rejects(runCheck(ProcessCheck, { instance }), message);
});

test('conf.yaml.example is valid with every option in use', async () => {
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8');
  const inUse = parse(text.replaceAll(/^( *)# /gm, '$1')) as {
    readonly init_config: object;
    readonly instances: readonly object[];
  };
  const result = await runCheck(ProcessCheck, { instance: inUse.instances[0] ?? {}, initConfig: inUse.init_config });
  assert.deepEqual(result.configWarnings, []);
  const explained = Object.keys(ProcessCheck.instanceSchema.shape).filter((key) => text.includes(`@param ${key} `));
  assert.deepEqual(explained, Object.keys(ProcessCheck.instanceSchema.shape));
});
