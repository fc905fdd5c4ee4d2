import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatFigure, formatRatio } from './format-figure.ts';

/** Value, unit and how it is printed. */
const figures: readonly [number, string, string][] = [
  [40_512, 'ms', '40.5 s'],
  [1000, 'ms', '1 s'],
  [999.4, 'ms', '999 ms'],
  [0.376, 'ms', '376 µs'],
  [-0.374, 'ms', '-374 µs'],
  [0.0002, 'ms', '0.2 µs'],
  [0.25, 's', '250 ms'],
  [7200, 's', '7.2k s'],
  [1389, 'MB', '1.39 GB'],
  [179.2, 'MB', '179 MB'],
  [0.5, 'MB', '500 kB'],
  [12, 'B', '12 B'],
  [0, 'ms', '0 ms'],
  [0, 's', '0 s'],
  [Number.NaN, 'ms', '– ms'],
  [Number.POSITIVE_INFINITY, 'MB', '∞ MB'],
  [171_234, 'packets/s', '171k packets/s'],
  [2.71, 'B/sample', '2.71 B/sample'],
  [1234, '', '1.23k'],
];

for (const [value, unit, text] of figures) {
  test(`${value} ${unit} is ${text}`, () => assert.equal(formatFigure({ value, unit }), text));
}

test('a ratio has two decimals, or three significant digits and separators of thousands', () => {
  const ratios = [0.912, 9.5, 47.62, 249.4, 2108, 1_234_567, Number.NaN, Number.POSITIVE_INFINITY];
  assert.deepEqual(ratios.map(formatRatio), ['0.91', '9.50', '47.6', '249', '2,110', '1,230,000', '–', '∞']);
});
