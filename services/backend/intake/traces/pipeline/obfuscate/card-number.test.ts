import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCardNumber, mayHoldCardNumber } from './card-number.ts';

test('numbers as issuers give them, with spaces and dashes', () => {
  for (const number of [
    '4111111111111111',
    '  3782-8224-6310-005 ',
    '5555 5555 5555 4444',
    '30569309025904',
    '6011 1111 1111 1117',
    '3530111333300000',
    '2223003122003222',
    '5610591081018250',
    '5019717010103742',
    '6331101999990016',
    '422222222222',
  ]) {
    assert.ok(isCardNumber(number), number);
  }
});

test('too short, too long, of no issuer, or no number', () => {
  for (const text of [
    '41111111111',
    '41111111111111111',
    '7712378231899',
    '2220990000000000',
    '3141592653589793',
    'x411111111111111',
    '4111111111111111x',
    '',
    ' - - - - - - -',
  ]) {
    assert.ok(!isCardNumber(text), text);
  }
});

test('tags that are known to hold something else are not looked at', () => {
  assert.ok(mayHoldCardNumber('order.card'));
  for (const key of ['http.status_code', '_dd.p.tid', 'sql.query']) assert.ok(!mayHoldCardNumber(key));
});
