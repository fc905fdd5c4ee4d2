import assert from 'node:assert/strict';
import type { CpuInfo, NetworkInterfaceInfo } from 'node:os';
import { test } from 'node:test';
import { testingSystem } from '../testing-system.ts';
import { cpuInfo } from './cpu.ts';
import { filesystems } from './filesystem.ts';
import { gohai } from './gohai.ts';
import { memoryInfo } from './memory.ts';
import { networkInfo } from './network.ts';
import { platformInfo } from './platform.ts';

const cpu: CpuInfo = { model: 'Node CPU', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } };
const processor = (id: number) => `processor\t: ${id}
vendor_id\t: GenuineIntel
cpu family\t: 6
model\t\t: 207
model name\t: Xeon: 8
stepping\t: 2
cpu MHz\t\t: 2100.000
cache size\t: 307200 KB
physical id\t: ${id}
siblings\t: 4
cpu cores\t: 2
flags\t\t: fpu
`;

test('processors of Linux: cores of all packages, other values as they are written', async () => {
  const files = { '/proc/cpuinfo': `${processor(0)}\n${processor(1)}` };
  assert.deepEqual(await cpuInfo(testingSystem({ platform: 'linux', files })), {
    vendor_id: 'GenuineIntel',
    model_name: 'Xeon: 8',
    cpu_cores: '4',
    cpu_logical_processors: '8',
    mhz: '2100.000',
    cache_size: '307200 KB',
    family: '6',
    model: '207',
    stepping: '2',
  });
});

test('processors that /proc does not count are counted otherwise', async () => {
  const files = { '/proc/cpuinfo': 'processor\t: 0\nBogoMIPS\t: 48.00\n' };
  const os = { cpus: () => [cpu, cpu, cpu] };
  assert.deepEqual(await cpuInfo(testingSystem({ platform: 'linux', files, os })), {
    model_name: 'Node CPU',
    cpu_cores: '3',
    cpu_logical_processors: '3',
  });
});

test('processors and swap of macOS, by sysctl', async () => {
  const system = testingSystem({
    platform: 'darwin',
    os: { cpus: () => [cpu] },
    prints: {
      'sysctl machdep.cpu.vendor machdep.cpu.brand_string hw.physicalcpu hw.logicalcpu hw.cpufrequency machdep.cpu.family machdep.cpu.model machdep.cpu.stepping':
        'machdep.cpu.brand_string: Apple M3\nhw.physicalcpu: 8\nhw.logicalcpu: 9\nhw.cpufrequency: 2400000000\n',
      'sysctl -n vm.swapusage': 'total = 2048.00M  used = 1000.00M  free = 1048.00M  (encrypted)\n',
    },
  });
  assert.deepEqual(await cpuInfo(system), {
    model_name: 'Apple M3',
    cpu_cores: '8',
    cpu_logical_processors: '9',
    mhz: '2400',
  });
  assert.deepEqual(await memoryInfo(system), { total: '4096', swap_total: '2097152kB' });
});

test('memory of Linux: the total in bytes, swap in kB; none where it is not known', async () => {
  const files = { '/proc/meminfo': 'MemTotal: 4 kB\nSwapTotal:       1023 kB\n' };
  assert.deepEqual(await memoryInfo(testingSystem({ platform: 'linux', files })), {
    total: '4096',
    swap_total: '1023kB',
  });
  assert.deepEqual(await memoryInfo(testingSystem({ platform: 'linux' })), { total: '4096' });
});

const df = `Filesystem     1024-blocks      Used Available Capacity Mounted on
udev              8000        0      8000       0% /dev
/dev/sda1       100000    50000     50000      50% /
map auto_home        0        0         0     100% /System/Volumes/Data/home
My Disk         200000       10        10       1% /mnt/two words
overlay            500        -         -        - /odd
tmpfs             4096        1      4095       1% /run
`;

test('filesystems: names and places with blanks, without types that are no disks and without empty ones', async () => {
  const files = {
    '/proc/self/mounts': 'udev /dev devtmpfs rw 0 0\n/dev/sda1 / ext4 rw 0 0\nx /mnt/two\\040words squashfs ro 0 0\n',
  };
  const prints = { 'df -l -k -P': df };
  const names = async (platform: 'linux' | 'darwin') =>
    (await filesystems(testingSystem({ platform, files, prints }))).map(({ name }) => name);
  assert.deepEqual(await names('linux'), ['/dev/sda1', 'tmpfs']);
  assert.deepEqual(await names('darwin'), ['udev', '/dev/sda1', 'My Disk', 'tmpfs']);
  const [, , disk] = await filesystems(testingSystem({ platform: 'darwin', prints }));
  assert.deepEqual(disk, { name: 'My Disk', kb_size: '200000', mounted_on: '/mnt/two words' });
  assert.deepEqual(await filesystems(testingSystem({ platform: 'linux' })), []);
});

function address(family: 'IPv4' | 'IPv6', cidr: string, internal = false): NetworkInterfaceInfo {
  const base = { address: cidr.split('/')[0] ?? '', netmask: '', mac: '02:fc:00:00:00:01', internal, cidr };
  return family === 'IPv4' ? { ...base, family } : { ...base, family, scopeid: 0 };
}

test('network: outer addresses by interface with their networks, and the first of each family', () => {
  const interfaces = {
    lo: [address('IPv4', '127.0.0.1/8', true)],
    tun0: [{ ...address('IPv6', 'fd00:1:2:3ff::5/55'), mac: '00:00:00:00:00:00' }],
    eth0: [address('IPv4', '10.1.2.3/12'), address('IPv4', '10.200.2.3/20'), address('IPv6', 'fe80::5/64')],
  };
  const system = testingSystem({ platform: 'linux', os: { networkInterfaces: () => interfaces } });
  assert.deepEqual(networkInfo(system), {
    ipaddress: '10.1.2.3',
    macaddress: '02:fc:00:00:00:01',
    ipaddressv6: 'fd00:1:2:3ff::5',
    interfaces: [
      { name: 'tun0', ipv4: [], ipv6: ['fd00:1:2:3ff::5'], 'ipv6-network': 'fd00:1:2:200::/55' },
      {
        name: 'eth0',
        ipv4: ['10.1.2.3', '10.200.2.3'],
        ipv6: ['fe80::5'],
        'ipv4-network': '10.200.0.0/20',
        'ipv6-network': 'fe80::/64',
        macaddress: '02:fc:00:00:00:01',
      },
    ],
  });
  assert.deepEqual(networkInfo(testingSystem({ platform: 'linux' })), { interfaces: [] });
});

test("platform: uname's words and Go's", () => {
  const { GOOS, GOOARCH, machine, os, processor } = platformInfo(testingSystem({ platform: 'linux' }));
  assert.deepEqual([GOOS, GOOARCH, machine, os, processor], ['linux', 'amd64', 'x86_64', 'GNU/Linux', 'x86_64']);
  assert.equal(platformInfo(testingSystem({ platform: 'darwin' })).os, 'Darwin');
});

test('gohai is a text with its five parts', async () => {
  const parsed = JSON.parse(await gohai(testingSystem({ platform: 'linux' }))) as object;
  assert.deepEqual(Object.keys(parsed), ['cpu', 'filesystem', 'memory', 'network', 'platform']);
});
