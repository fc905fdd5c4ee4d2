import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundText } from './bound-text.ts';

test('bounds are written as Python prints numbers', () => {
  const cases = [
    ['0', '0'],
    ['-0.0', '0'],
    ['1', '1.0'],
    ['10.0', '10.0'],
    ['0.005', '0.005'],
    ['1e+06', '1000000.0'],
    ['2.5', '2.5'],
    ['9999999999999998', '9999999999999998.0'],
    ['1e16', '1e+16'],
    ['1.5e+22', '1.5e+22'],
    ['0.0001', '0.0001'],
    ['0.00005', '5e-05'],
    ['1e-10', '1e-10'],
    ['1e-120', '1e-120'],
    ['-0.25', '-0.25'],
    ['+Inf', 'inf'],
    ['-Inf', '-inf'],
    ['NaN', 'nan'],
  ];
  for (const [text = '', expected] of cases) assert.equal(boundText(text), expected);
  assert.throws(() => boundText('high'), /"high" is not a number/);
});
