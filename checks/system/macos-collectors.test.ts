import assert from 'node:assert/strict';
import { test } from 'node:test';
import { macosCollectors, type SystemCalls } from './macos-collectors.ts';

const core = (user: number, sys: number, idle: number) => {
  return { model: 'M', speed: 3000, times: { user, sys, idle, nice: 0, irq: 0 } };
};

function machine(cpus: ReturnType<typeof core>[]): SystemCalls {
  return {
    cpus: () => cpus,
    freemem: () => 2 * 1024 ** 3,
    totalmem: () => 8 * 1024 ** 3,
    loadavg: () => [3, 2, 1],
    uptime: () => 77,
  };
}

test('what Node tells of macOS, twice', async () => {
  const cpus = [core(100, 50, 1000), core(100, 50, 1000)];
  const collectors = macosCollectors(machine(cpus));
  const collect = async (atMs: number) => {
    const readings = await Promise.all(Object.values(collectors).map((one) => one(atMs)));
    return Object.fromEntries(readings.flat().map(({ name, value }) => [name, value]));
  };
  assert.deepEqual(await collect(0), {
    'system.cpu.num_cores': 2,
    'system.load.1': 3,
    'system.load.5': 2,
    'system.load.15': 1,
    'system.load.norm.1': 1.5,
    'system.load.norm.5': 1,
    'system.load.norm.15': 0.5,
    'system.mem.total': 8192,
    'system.mem.free': 2048,
    'system.mem.used': 6144,
    'system.mem.usable': 2048,
    'system.mem.pct_usable': 0.25,
    'system.uptime': 77,
  });

  cpus.splice(0, 2, core(300, 50, 1000), core(100, 150, 1700));
  const second = await collect(15_000);
  assert.deepEqual(
    ['user', 'system', 'interrupt', 'idle', 'iowait'].map((name) => second[`system.cpu.${name}`]),
    [20, 10, 0, 70, undefined],
  );
});
