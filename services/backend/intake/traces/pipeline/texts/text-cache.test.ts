import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextCache } from './text-cache.ts';

test('what is asked for stays, what is not goes, and the number of texts has a bound', () => {
  const cache = new TextCache<number>(100 * 70);
  cache.set('often', -1);
  for (let at = 0; at < 10_000; at++) {
    cache.set(`${at}`.padStart(6, '0'), at);
    assert.equal(cache.get('often'), -1);
  }
  const kept = Array.from({ length: 10_000 }, (_, at) => cache.get(`${at}`.padStart(6, '0'))).filter(
    (value) => value !== undefined,
  );
  assert.ok(kept.length >= 50 && kept.length <= 200, String(kept.length));
  assert.ok(kept.every((value) => value >= 9800));
});

test('a text longer than the cache is not kept, and costs no other', () => {
  const cache = new TextCache<number>(1000);
  cache.set('a', 1);
  cache.set('b'.repeat(1000), 2);
  assert.equal(cache.get('b'.repeat(1000)), undefined);
  assert.equal(cache.get('a'), 1);
});
