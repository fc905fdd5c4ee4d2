import assert from 'node:assert/strict';
import { test } from 'node:test';
import { possibleTraceIds } from './trace-ids.ts';

const texts: readonly (readonly [string, readonly bigint[]])[] = [
  ['0123456789abcdeffedcba9876543210', [0x0123_4567_89ab_cdef_fedc_ba98_7654_3210n]],
  ['FEDCBA9876543210', [0xfedc_ba98_7654_3210n]],
  ['9270756141854228302', [9_270_756_141_854_228_302n, 0x9270_7561_4185_4228_302n]],
  ['1234567890123456', [1_234_567_890_123_456n, 0x1234_5678_9012_3456n]],
  ['12345678901234567890123456789012', [0x1234_5678_9012_3456_7890_1234_5678_9012n, 12345678901234567890123456789012n]],
  ['340282366920938463463374607431768211455', [(1n << 128n) - 1n]],
  ['1', [1n]],
];

for (const [text, ids] of texts) test(`ids of ${text}`, () => assert.deepEqual(possibleTraceIds(text), ids));

for (const text of ['', '0', 'xyz', '0x12', '-5', '340282366920938463463374607431768211456', `${'f'.repeat(33)}`]) {
  test(`'${text}' is no id`, () => assert.throws(() => possibleTraceIds(text), { status: 400 }));
}
