import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemInWords } from './host-system.ts';
import { seenText } from './seen-text.ts';
import { tagFault, typedHostTag } from './tag-fault.ts';

test('when a host was seen; of one that only has tags that nothing came', () => {
  assert.equal(seenText(1000, 1_012_000), 'seen 12 s ago');
  assert.equal(seenText(1001, 1_000_000), 'seen just now');
  assert.equal(seenText(0, 1_000_000), 'nothing came from it yet');
});

test('a system of an Agent in words', () => {
  const { line, facts } = systemInWords({
    cpuCores: 2,
    nixV: ['debian', '12.7', ''],
    timezones: ['UTC', 'UTC'],
    installMethod: { tool: 'dpkg', tool_version: '1.1' },
    gohai: JSON.stringify({
      cpu: { cpu_cores: '2', cpu_logical_processors: '4', model_name: 'EPYC' },
      memory: { total: '4194304kB', swap_total: '1024kB' },
      network: { ipaddress: '10.0.2.15' },
      filesystem: [
        { kb_size: '1048576', mounted_on: '/', name: '/dev/sda1' },
        { kb_size: 3145728, mounted_on: '/var' },
      ],
      platform: { os: 'GNU/Linux', kernel_release: '6.8.0', machine: 'x86_64' },
    }),
  });
  assert.equal(line, 'GNU/Linux · 4\u00a0CPU · 10.0.2.15 · 4\u00a0GiB · 4\u00a0GiB');
  assert.deepEqual(facts, [
    ['System', 'GNU/Linux, debian 12.7'],
    ['Kernel', '6.8.0'],
    ['Machine', 'x86_64'],
    ['Processor', 'EPYC'],
    ['CPU', '4 logical, 2 cores'],
    ['Memory', '4 GiB'],
    ['Swap', '1 MiB'],
    ['Address', '10.0.2.15'],
    ['/', '1 GiB'],
    ['/var', '3 GiB'],
    ['Time zone', 'UTC'],
    ['Installed by', 'dpkg 1.1'],
  ]);
});

test('memory is bytes where it is a bare number, as newer Agents write it', () => {
  const line = (total: unknown) => systemInWords({ gohai: JSON.stringify({ memory: { total } }) }).line;
  assert.equal(line('4294967296'), '4\u00a0GiB');
  assert.equal(line('4194304kB'), '4\u00a0GiB');
});

test('a system without gohai, and with one that cannot be read', () => {
  assert.equal(systemInWords({ platform: 'linux', cpuCores: 8 }).line, 'linux · 8\u00a0CPU');
  assert.equal(systemInWords({ platform: 'linux', gohai: '{"cpu":' }).line, 'linux');
  assert.deepEqual(systemInWords({ gohai: '{"memory":{"total":"much"},"filesystem":[null,4]}' }), {
    line: '',
    facts: [],
  });
});

test('tags that can be added, and why others cannot', () => {
  assert.equal(typedHostTag('  Team:Metal '), 'team:metal');
  for (const tag of ['a', 'team:metal', 'größe:xl', 'a'.repeat(200), 'env:prod/eu-1.b']) {
    assert.equal(tagFault(tag, ['owner:ann']), undefined, tag);
  }
  const faults: readonly (readonly [string, RegExp])[] = [
    ['', /at least one letter/],
    ['1a', /begins with a letter/],
    [':a', /begins with a letter/],
    ['a b', /a space cannot be/],
    ['a,b', /, cannot be/],
    ['a'.repeat(201), /has 201/],
    ['a_', /not at the end/],
    ['a__b', /nor beside another/],
    ['host:x', /name of a host/],
    ['owner:ann', /already/],
  ];
  for (const [tag, fault] of faults) assert.match(tagFault(tag, ['owner:ann']) ?? '', fault);
});
