import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PairNumbers, pairLimit } from './pair-numbers.ts';

const position = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: pairLimit - 3, max: pairLimit - 1 }));
const number = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(2 ** 32 - 1));

test('each pair has the number that it was given last since all were forgotten', () => {
  const numbers = new PairNumbers();
  fc.assert(
    fc.property(fc.array(fc.tuple(position, position, number)), (list) => {
      numbers.clear();
      const expected = new Map<string, number>();
      for (const [first, second, value] of list) {
        numbers.set(first, second, value);
        expected.set(`${first} ${second}`, value);
      }
      for (const [first, second] of [...list, [1, 2], [2, 1]] as const) {
        assert.equal(numbers.get(first, second), expected.get(`${first} ${second}`) ?? -1);
      }
    }),
  );
});

test('it grows with what is put in', () => {
  const numbers = new PairNumbers();
  const count = 100_000;
  for (let at = 0; at < count; at++) numbers.set(at % 317, at, at);
  for (let at = 0; at < count; at++) assert.equal(numbers.get(at % 317, at), at);
  assert.equal(numbers.get(1, 0), -1);
});
