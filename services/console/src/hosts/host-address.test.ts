import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostChecksAddress, hostMetricAddress, hostTracesAddress } from './host-addresses.ts';
import { hostInWords } from './host-in-words.ts';
import { hostPaint } from './host-paint.ts';
import { testingHost } from './testing-hosts.ts';
import { hostAddress } from './use-host-address.ts';

test('an address without parameters is the map by the CPU that users take', () => {
  assert.deepEqual(hostAddress(new URLSearchParams()), {
    view: 'map',
    filter: '',
    groupBy: [],
    fill: { aggregator: 'avg', metric: 'system.cpu.user' },
    size: undefined,
    palette: 'heat',
    min: undefined,
    max: undefined,
    host: undefined,
  });
});

test('parameters of an address; what cannot be read is as usual, keys past the second are left out', () => {
  const read = (text: string) => hostAddress(new URLSearchParams(text));
  assert.deepEqual(read('groupby=env,env,,role,team').groupBy, ['env', 'role']);
  assert.deepEqual(read('fillby=max:system.load.1').fill, { aggregator: 'max', metric: 'system.load.1' });
  assert.equal(read('fillby=p99:x').fill.metric, 'system.cpu.user');
  assert.deepEqual(read('sizeby=sum:a.b').size, { aggregator: 'sum', metric: 'a.b' });
  assert.equal(read('palette=blue').palette, 'blue');
  assert.equal(read('palette=pink').palette, 'heat');
  assert.equal(read('view=list').view, 'list');
  assert.equal(read('palettemax=5').max, '5');
});

test('links of a host keep the time range and quote what has to be', () => {
  const search = 'live=4h&groupby=env';
  assert.equal(hostMetricAddress('a.b', 'web-1', search), '/metrics?live=4h&query=avg%3Aa.b%7Bhost%3Aweb-1%7D');
  assert.equal(hostTracesAddress('web-1', search), '/traces?live=4h&query=host%3Aweb-1');
  assert.equal(hostChecksAddress('web-1', search), '/service-checks?live=4h&filter=host%3Aweb-1');
});

test('hosts are painted by value, sized by area, and known to be down or muted', () => {
  const hosts = [
    testingHost('low'),
    testingHost('high', [], { isUp: false }),
    testingHost('none', [], { isMuted: true }),
  ];
  const range = { min: 0, max: 10 };
  const paint = hostPaint(hosts, {
    palette: ['#000000', '#ffffff'],
    unknownFill: '#123456',
    fill: { values: { low: 0, high: 10 }, range },
    size: { values: { low: 0, high: 10 }, range },
  });
  const fills = [...paint.colorOf].map((color) => paint.colors[color]?.fill);
  assert.deepEqual(fills, ['#000000', '#ffffff', '#123456']);
  assert.deepEqual(
    [...paint.sizeOf].map((size) => Math.round(size * 100)),
    [42, 100, 42],
  );
  assert.deepEqual([...paint.isDown], [0, 1, 0]);
  assert.deepEqual([...paint.isMuted], [0, 0, 1]);
});

test('a host in words', () => {
  const host = testingHost('web-1', [], { isUp: false, isMuted: true, apps: ['agent', 'mysql'] });
  assert.equal(hostInWords(host, '43%'), 'web-1, 43%, down, muted, apps agent, mysql');
});
