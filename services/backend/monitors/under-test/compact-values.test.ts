import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCompactStatuses } from './compact-statuses.ts';
import { readCompactValues } from './compact-values.ts';

test('values as promtool writes them', () => {
  const cases: Readonly<Record<string, readonly (number | undefined)[]>> = {
    '': [],
    '7 -1.5 .5 1e3': [7, -1.5, 0.5, 1000],
    '7x3': [7, 7, 7, 7],
    '7x0': [7],
    '1+2x3': [1, 3, 5, 7],
    '9-2x2': [9, 7, 5],
    '-2+1x2': [-2, -1, 0],
    '0.1+0.2x1': [0.1, 0.3],
    '_ 1 _x3': [undefined, 1, undefined, undefined, undefined],
  };
  for (const [text, values] of Object.entries(cases)) assert.deepEqual(readCompactValues(text), values, text);
});

test('what is no value is refused by name, and so are too many', () => {
  for (const word of ['x3', '1x', '1+x3', '1+2', 'NaN', '1x-2', '__', '1,2']) {
    assert.throws(
      () => readCompactValues(`1 ${word}`),
      (error: Error) => error.message.startsWith(`'${word}' `),
    );
  }
  assert.throws(() => readCompactValues('1x999999 1'), /more than 1000000 values/);
  assert.equal(readCompactValues('1x999999').length, 1_000_000);
});

test('any list of numbers and gaps is read as it is written out', () => {
  const item = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(item), (values) => {
      assert.deepEqual(readCompactValues(values.map((value) => value ?? '_').join(' ')), values);
    }),
  );
});

test('statuses, in any case, and gaps', () => {
  assert.deepEqual(readCompactStatuses('ok CRITICALx2 _x2 warning _ unknown'), [
    0,
    2,
    2,
    2,
    undefined,
    undefined,
    1,
    undefined,
    3,
  ]);
  assert.throws(() => readCompactStatuses('ok bad'), /'bad' is no status/);
});
