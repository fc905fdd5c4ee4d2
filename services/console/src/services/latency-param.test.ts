import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latencyFromText, latencyText } from './latency-param.ts';

test('chosen latencies are in the address, rounded outwards', () => {
  const text = latencyText({ fromS: 0.0012000003, toS: 0.0034000007 });
  assert.equal(text, '1200000-3400001');
  assert.deepEqual(latencyFromText(text), { fromS: 0.0012, toS: 0.003400001 });
});

test('what is no range is none', () => {
  for (const text of [undefined, '', '5', '9-5', 'a-b', '-1-2']) assert.equal(latencyFromText(text), undefined);
});
