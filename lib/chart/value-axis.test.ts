import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUnit } from '../units/unit-table.ts';
import { valueAxis } from './value-axis.ts';

const unit = (name: string) => [findUnit(name) ?? null, null] as const;
const GIB = 1024 ** 3;

test('bytes step by powers of 1024, in the unit of the series', () => {
  assert.deepEqual(valueAxis(3e9, 29e9, unit('byte')), { min: 0, max: 32 * GIB, interval: 8 * GIB });
  assert.deepEqual(valueAxis(0, 9, unit('gibibyte')), { min: 0, max: 10, interval: 2 });
  assert.deepEqual(valueAxis(-600, 300, unit('byte')), { min: -600, max: 400, interval: 200 });
});

test('other units keep decimal steps', () => {
  assert.deepEqual(valueAxis(0, 9, unit('percent')), {});
  assert.deepEqual(valueAxis(0, 9, null), {});
  assert.deepEqual(valueAxis(5, 5, unit('byte')), {});
});
