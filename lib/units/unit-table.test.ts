import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUnit, unitNames } from './unit-table.ts';

test('units as Datadog answers them', () => {
  const percent = {
    family: 'percentage',
    scale_factor: 1,
    name: 'percent',
    short_name: '%',
    plural: 'percent',
    id: 17,
  };
  const byte = { family: 'bytes', scale_factor: 1, name: 'byte', short_name: 'B', plural: 'bytes', id: 2 };
  assert.deepEqual(findUnit('percent'), percent);
  assert.deepEqual(findUnit('byte'), byte);
});

test('ids are unique and a name that is no unit finds none', () => {
  const ids = unitNames().map((name) => findUnit(name)?.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(findUnit('toString'), undefined);
  assert.equal(findUnit('Byte'), undefined);
});
