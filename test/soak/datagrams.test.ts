import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soakReceiver } from './soak-receiver.ts';
import { soakSocket } from './soak-socket.ts';

// The same with ten million: node test/soak/datagrams.ts
test('random datagrams: every line is accounted for, on the short way and the long one', async () => {
  for (const seed of [1, 2, 3]) {
    const { counters, points } = await soakReceiver({ count: 5000, seed });
    assert.ok(points > 1000);
    for (const name of [
      'parse_errors.event',
      'parse_errors.service_check',
      'truncated_packets',
      'dropped.not_finite',
    ]) {
      assert.ok((counters[`dogstatsd.${name}`] ?? 0) > 0, `nothing came to ${name}`);
    }
  }
});

test('more contexts than there is room for: each line is refused and counted, the others go on', async () => {
  const { counters } = await soakReceiver({ count: 5000, seed: 1, maxContexts: 1000 });
  assert.ok((counters['dogstatsd.dropped.contexts'] ?? 0) > 3000);
});

test('random datagrams through a socket into a backend process, and a good counter between them', async () => {
  const { counters } = await soakSocket({ count: 4000, seed: 1 });
  assert.equal(counters['dogstatsd.packets'], 4000);
});
