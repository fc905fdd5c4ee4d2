import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText, lengthText, relativeText } from './relative-time.ts';

test('lengths in the unit one thinks in', () => {
  assert.equal(lengthText(-5), '0 s');
  assert.equal(lengthText(119_400), '119 s');
  assert.equal(lengthText(120_000), '2 min');
  assert.equal(lengthText(2 * 3_600_000 + 5 * 60_000), '2 h 05 min');
  assert.equal(lengthText(49 * 3_600_000), '2 d');
});

test('moments before and after now', () => {
  assert.equal(relativeText(1000, 13_000), '12 s ago');
  assert.equal(relativeText(46_000, 13_000), 'in 33 s');
  assert.equal(relativeText(12_500, 13_000), 'just now');
  assert.equal(relativeText(13_500, 13_000), 'now');
});

test('durations', () => {
  assert.equal(durationText(0), '0 ms');
  assert.equal(durationText(0.421), '0.42 ms');
  assert.equal(durationText(4.25), '4.3 ms');
  assert.equal(durationText(38.4), '38 ms');
  assert.equal(durationText(1900), '1.9 s');
});
