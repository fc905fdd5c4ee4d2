import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivedValues } from './derived-values.ts';

const numbers = (values: Readonly<Record<string, number>>) => new Map(Object.entries(values));
const none = numbers({});

test('the buffer pool is told in bytes', () => {
  const status = numbers({
    ...{ Innodb_page_size: 16384, Innodb_buffer_pool_pages_total: 100, Innodb_buffer_pool_pages_free: 75 },
    ...{ Innodb_buffer_pool_pages_dirty: 2, Innodb_buffer_pool_pages_data: 20 },
  });
  const values = derivedValues({ status, variables: none });
  assert.equal(values.get('Innodb_buffer_pool_bytes_used'), 25 * 16384);
  assert.equal(values.get('Innodb_buffer_pool_bytes_dirty'), 2 * 16384);
  assert.equal(values.get('Innodb_buffer_pool_pages_utilization'), 0.25);
});

test('the key cache: blocks in bytes, and the share that is used', () => {
  const status = numbers({ Key_blocks_unused: 6, Key_blocks_used: 2, Key_blocks_not_flushed: 1 });
  const variables = numbers({ key_cache_block_size: 1024, key_buffer_size: 8192 });
  const values = derivedValues({ status, variables });
  assert.deepEqual(Object.fromEntries(values), {
    Key_buffer_bytes_unflushed: 1024,
    Key_buffer_bytes_used: 2048,
    Key_cache_utilization: 0.25,
  });
});

test('the query cache: percent since the start and since the run before, not after a restart', () => {
  const status = numbers({ Qcache_hits: 30, Qcache_inserts: 60, Qcache_not_cached: 10 });
  const at = (before?: { hits: number; misses: number }) => {
    const values = derivedValues({ status, variables: none }, before);
    return [values.get('Qcache_utilization'), values.get('Qcache_instant_utilization')];
  };
  assert.deepEqual(at(), [30, undefined]);
  assert.deepEqual(at({ hits: 20, misses: 60 }), [30, 50]);
  assert.deepEqual(at({ hits: 30, misses: 70 }), [30, 0]);
  assert.deepEqual(at({ hits: 31, misses: 70 }), [30, undefined]);
});

test('what a server does not have is left out', () => {
  assert.equal(derivedValues({ status: none, variables: none }).size, 0);
});
