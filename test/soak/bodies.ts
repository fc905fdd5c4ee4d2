/**
 * Random bodies to every door of a backend process over HTTP. Stops by itself, with status 1 when anything does not hold.
 * Run: node test/soak/bodies.ts [--count N] [--seed N]
 */
import assert from 'node:assert/strict';
import { inspect, parseArgs } from 'node:util';
import { soakDoors } from './soak-doors.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const startMs = performance.now();
const figures = await soakDoors({
  count: Number(values.count),
  seed: Number(values.seed),
  progress: (text) => {
    process.stderr.write(`${((performance.now() - startMs) / 1000).toFixed(0)} s: ${text}\n`);
  },
});
process.stdout.write(`backend: ${inspect(figures, { depth: 3 })}\n`);
assert.ok(figures.memory.endMb <= figures.memory.allowedMb, 'memory grows');
