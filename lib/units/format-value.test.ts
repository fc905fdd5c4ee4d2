import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAsUnit, formatValue } from './format-value.ts';
import { findUnit } from './unit-table.ts';

const cases: readonly (readonly [number, string | null, string | null, string])[] = [
  [1234, null, null, '1.23k'],
  [512, 'byte', null, '512 B'],
  [1023, 'byte', null, '1023 B'],
  [1023.9, 'byte', null, '1 KiB'],
  [3_145_728, 'byte', null, '3 MiB'],
  [1536, 'kibibyte', null, '1.5 MiB'],
  [1500, 'byte', 'second', '1.46 KiB/s'],
  [1_500_000, 'bit', 'second', '1.5 Mb/s'],
  [0.25, 'millisecond', null, '250 μs'],
  [0, 'millisecond', null, '0 ms'],
  [1500, 'millisecond', null, '1.5 s'],
  [90, 'second', null, '1.5 min'],
  [2, 'week', null, '14 d'],
  [12.5, 'percent', null, '12.5%'],
  [0.125, 'fraction', null, '12.5%'],
  [0.93, 'apdex', null, '0.93 apdex'],
  [1200, 'request', 'second', '1.2k req/s'],
  [1, 'thread', null, '1 thread'],
  [2, 'thread', null, '2 threads'],
  [2_400_000_000, 'hertz', null, '2.4 GHz'],
  [21.5, 'degree celsius', null, '21.5 °C'],
];

for (const [value, unit, per, text] of cases) {
  test(`${value} ${unit ?? 'without unit'}${per ? ` per ${per}` : ''} is ${text}`, () => {
    assert.equal(formatValue(value, [find(unit), find(per)]), text);
  });
}

test('no unit at all', () => assert.equal(formatValue(1e6, null), '1M'));

test('a unit that is asked for stays, whatever the magnitude', () => {
  const scale = find('kibibyte') ?? assert.fail();
  assert.equal(formatAsUnit(3_145_728, [find('byte'), null], { scale }), '3,072 KiB');
  assert.equal(formatAsUnit(1536, [find('byte'), find('second')], { scale, digits: 2 }), '1.50 KiB/s');
  assert.equal(formatAsUnit(1536, [find('second'), null], { scale }), '25.6 min');
  assert.equal(formatAsUnit(0.5, [find('fraction'), null], { scale: find('percent') ?? assert.fail() }), '50%');
});

function find(name: string | null) {
  return name === null ? null : (findUnit(name) ?? assert.fail(`no unit ${name}`));
}
