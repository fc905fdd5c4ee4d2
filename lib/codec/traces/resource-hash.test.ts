import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceHash } from './resource-hash.ts';

test("hashes are Datadog's", () => {
  assert.equal(resourceHash('begin'), 'fc747ae36f14c50d');
  assert.equal(
    resourceHash(
      'INSERT INTO kafka_broker_state ( broker_id, topic, partition, latest_offset, kafka_version ) VALUES ( ? )',
    ),
    '633ad3800be7ec31',
  );
});

test("hashes are MurmurHash3's, with its known vectors", () => {
  assert.equal(resourceHash(''), '0000000000000000');
  assert.equal(resourceHash('hello'), 'cbd8a7b341bd9b02');
  assert.equal(resourceHash('The quick brown fox jumps over the lazy dog'), 'e34bbc7bbc071b6c');
});

test('the hash of a resource has 16 digits, whatever is in it', () => {
  for (const resource of ['GET /employees/ü', 'a'.repeat(16), 'a'.repeat(17), '😀']) {
    assert.match(resourceHash(resource), /^[0-9a-f]{16}$/);
  }
});
