import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soakDoors } from './soak-doors.ts';

// The same with a hundred thousand: node test/soak/bodies.ts
test('random bodies: each is answered as the codecs say, and counted to the item', async () => {
  const { statuses } = await soakDoors({ count: 1500, seed: 1 });
  for (const status of [202, 400, 415]) assert.ok((statuses[status] ?? 0) > 5, `${status}: ${statuses[status]}`);
});
