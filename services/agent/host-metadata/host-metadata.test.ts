import assert from 'node:assert/strict';
import type { CpuInfo } from 'node:os';
import { test } from 'node:test';
import { hostMetadataPayload } from './host-metadata.ts';
import { localSystem } from './local-system.ts';
import { testingSystem } from './testing-system.ts';

const identity = { hostname: 'lab', uuid: 'u', apiKey: 'k', hostTags: ['env:lab'], hostAliases: ['other'] };
const cpu: CpuInfo = { model: 'CPU', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } };
const none = ['', '', ''];

interface Payload {
  readonly [key: string]: unknown;
  readonly systemStats: Readonly<Record<string, unknown>>;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly gohai: string;
}

test('on Linux: the keys of an Agent, version and full name of the system, aliases and tags', async () => {
  const files = {
    '/etc/os-release': 'NAME="Ubuntu"\nID=ubuntu\nVERSION_ID="24.04"\n',
    '/etc/hosts': '10.0.0.1 box.lan box',
  };
  const system = testingSystem({
    platform: 'linux',
    files,
    os: { cpus: () => [cpu, cpu] },
    prints: { 'date +%Z': 'CET\n' },
  });
  const payload = (await hostMetadataPayload(identity, system)) as Payload;
  assert.deepEqual(Object.keys(payload), [
    ...['apiKey', 'agentVersion', 'uuid', 'internalHostname', 'os', 'agent-flavor', 'python', 'systemStats', 'meta'],
    ...['host-tags', 'network', 'logs', 'install-method', 'proxy-info', 'otlp', 'fips_mode', 'gohai'],
  ]);
  assert.deepEqual(payload.systemStats, {
    cpuCores: 2,
    machine: 'amd64',
    platform: 'linux',
    pythonV: 'n/a',
    processor: 'CPU',
    macV: none,
    nixV: ['ubuntu', '24.04', ''],
    fbsdV: none,
    winV: none,
  });
  assert.deepEqual(payload.meta, {
    'socket-hostname': 'box',
    timezones: ['CET'],
    'socket-fqdn': 'box.lan',
    'ec2-hostname': '',
    hostname: 'lab',
    host_aliases: ['other'],
    'instance-id': '',
  });
  assert.deepEqual(payload['host-tags'], { system: ['env:lab'] });
  assert.equal(payload.internalHostname, 'lab');
});

test('on macOS: its version, its processor under the name of Go; without a key there is none', async () => {
  const system = testingSystem({
    platform: 'darwin',
    os: { arch: () => 'arm64', machine: () => 'arm64' },
    prints: { 'sw_vers -productVersion': '15.1\n' },
  });
  const payload = (await hostMetadataPayload({ ...identity, apiKey: undefined }, system)) as Payload;
  assert.ok(!('apiKey' in payload));
  assert.equal(payload.os, 'darwin');
  assert.deepEqual(payload.systemStats.macV, ['15.1', none, 'arm64']);
  assert.deepEqual(payload.systemStats.nixV, none);
});

test('on this machine something is known of each part', async () => {
  const payload = (await hostMetadataPayload(identity, localSystem)) as Payload;
  const parts = JSON.parse(payload.gohai) as Record<string, Record<string, unknown>>;
  assert.ok(Number(parts.cpu?.cpu_cores) >= 1);
  assert.ok(Number(parts.memory?.total) > 0);
  assert.equal(parts.platform?.GOOS, process.platform);
});
