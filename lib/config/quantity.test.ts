import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBytes, parseDurationS } from './quantity.ts';

test('lengths of time are seconds', () => {
  assert.deepEqual(['45s', '10m', '12h', '30d'].map(parseDurationS), [45, 600, 43_200, 2_592_000]);
});

test('amounts of disk are bytes', () => {
  assert.deepEqual(['500MB', '1.5GB', '2GiB'].map(parseBytes), [500_000_000, 1_500_000_000, 2_147_483_648]);
});

for (const text of ['', '5', 'd', '-1d', '0d', '1.5d', '30 d', '10gb', '1e3GB']) {
  test(`'${text}' is no quantity`, () => {
    assert.throws(() => parseDurationS(text), /Cannot read/);
    assert.throws(() => parseBytes(text), /Cannot read/);
  });
}
