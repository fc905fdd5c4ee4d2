import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundNs, SLIDER_STEPS, stepOfValue, valueAtStep } from './log-scale.ts';

const ends = { low: 1e3, high: 1e9 };

test('every step is the same factor, and the ends are exact', () => {
  assert.equal(valueAtStep(0, ends), 1e3);
  assert.equal(Math.round(valueAtStep(SLIDER_STEPS / 2, ends)), 1e6);
  assert.equal(valueAtStep(SLIDER_STEPS, ends), 1e9);
});

test('a number finds its step again', () => {
  for (const step of [0, 1, 77, 199, 200]) assert.equal(stepOfValue(valueAtStep(step, ends), ends), step);
  assert.equal(stepOfValue(5, ends), 0);
  assert.equal(stepOfValue(5e12, ends), SLIDER_STEPS);
  assert.equal(stepOfValue(5, { low: 7, high: 7 }), 0);
});

test('three digits', () => assert.equal(roundNs(123_456_789), 123_000_000));
