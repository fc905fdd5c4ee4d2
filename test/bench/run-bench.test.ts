import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import type { Bench } from './bench.ts';
import { runBench } from './run-bench.ts';

const foldersOf = () => readdirSync(tmpdir()).filter((name) => name.startsWith('lab-bench-'));

test('a bench that cannot run is an error that names it and why; its folder and process are gone', async () => {
  const before = foldersOf();
  const bench: Bench = { name: 'no-such', about: '', seconds: [5, 5], run: async () => ({ rows: [] }) };
  await assert.rejects(runBench(bench, { full: false, signal: new AbortController().signal }), {
    message: 'Cannot run no-such: there is no bench no-such',
  });
  assert.deepEqual(foldersOf(), before);
});

test('one that is called off ends', async () => {
  const abort = new AbortController();
  const bench: Bench = { name: 'idle-memory', about: '', seconds: [60, 60], run: async () => ({ rows: [] }) };
  const running = runBench(bench, { full: false, signal: abort.signal });
  abort.abort();
  await assert.rejects(running, /Cannot run idle-memory: /);
});
