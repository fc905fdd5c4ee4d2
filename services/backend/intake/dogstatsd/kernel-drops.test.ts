import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumDrops } from './kernel-drops.ts';

const table = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  114: 0100007F:1FBD 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000        0 4711 2 0000000000000000 42
  115: 00000000:1FBE 0100007F:1FBD 07 00000000:00000000 00:00000000 00000000  1000        0 4712 2 0000000000000000 7
`;

test('drops are summed over the sockets of a local port only', () => {
  assert.equal(sumDrops(table, 8125), 42);
  assert.equal(sumDrops(table, 8126), 7);
  assert.equal(sumDrops(table, 53), 0);
});
