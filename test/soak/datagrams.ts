/**
 * Random datagrams: straight into a receiver, then a smaller number through a socket into a backend process. Stops by
 * itself, with status 1 when anything does not hold.
 * Run: node test/soak/datagrams.ts [--count N] [--seed N] [--udp N]
 */
import assert from 'node:assert/strict';
import { inspect, parseArgs } from 'node:util';
import { soakReceiver } from './soak-receiver.ts';
import { soakSocket } from './soak-socket.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000000' },
    seed: { type: 'string', default: '1' },
    udp: { type: 'string', default: '200000' },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
const startMs = performance.now();
const progress = (text: string): void => {
  process.stderr.write(`${((performance.now() - startMs) / 1000).toFixed(0)} s: ${text}\n`);
};

function show(what: string, figures: object): void {
  process.stdout.write(`${what}: ${inspect(figures, { depth: 3 })}\n`);
}

if (count > 0) {
  const { counters, ...figures } = await soakReceiver({ count, seed, progress });
  show('receiver', { ...figures, counters });
  assert.ok(figures.memory.endMb <= figures.memory.allowedMb, 'memory grows');
  const { counters: crowded } = await soakReceiver({ count: Math.min(count, 200_000), seed, maxContexts: 20_000 });
  assert.ok((crowded['dogstatsd.dropped.contexts'] ?? 0) > 0 || count < 20_000, 'no context was refused');
}
if (Number(values.udp) > 0) {
  const { counters, ...figures } = await soakSocket({ count: Number(values.udp), seed, progress });
  show('backend', { ...figures, counters });
  assert.ok(figures.memory.endMb <= figures.memory.allowedMb, 'memory grows');
}
