import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noSecrets } from '../../../lib/config/secrets/secret-source.ts';
import { parseConf } from '../discovery/parse-conf.ts';
import { LastGood } from './last-good.ts';

/** One file of flow-style entries, `{a: 1}`; `tags: 5` breaks one. */
function conf(...entries: readonly string[]) {
  const text = `instances:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
  return parseConf({ check: 'demo', file: '/conf.d/demo.yaml', isDefault: false }, text, {
    env: {},
    secrets: noSecrets,
  });
}

/** The entries in force after each state of the file, all entries that can be read being good. */
function inForce(...states: readonly ReturnType<typeof conf>[]): unknown[] {
  const lastGood = new LastGood();
  let instances: readonly { readonly instance: unknown }[] = [];
  for (const state of states) {
    const offered = state.candidates.flatMap(({ config }) => config ?? []);
    const good = new Set([...offered, ...lastGood.kept([state])].map(({ checkId }) => checkId));
    instances = lastGood.set([state], good).instances;
  }
  return instances.map(({ instance }) => instance);
}

test('an entry inserted broken beside an edit runs nothing twice', () => {
  assert.deepEqual(
    inForce(conf('{host: a, min_collection_interval: 45}', '{host: b}'), conf('{tags: 5}', '{host: a}', '{host: b}')),
    [{ host: 'a' }, { host: 'b' }],
  );
  assert.deepEqual(inForce(conf('{x: 1}'), conf('{tags: 5}', '{x: 2}')), [{ x: 2 }]);
});

test('an entry that is deleted is gone, though the next one, broken, took its place', () => {
  assert.deepEqual(inForce(conf('{host: a}', '{host: b}'), conf('{host: b, tags: 5}')), [{ host: 'b' }]);
});

test('the name of an instance counts more than its keys and its place', () => {
  const before = conf('{name: a, host: x, port: 1}', '{name: b, host: y}');
  assert.deepEqual(inForce(before, conf('{name: b, host: x, port: 1, tags: 5}')), [{ name: 'b', host: 'y' }]);
  const renamed = conf('{name: c, host: x, port: 1, tags: 5}', '{name: b, host: z}');
  assert.deepEqual(inForce(before, renamed), [
    { name: 'a', host: 'x', port: 1 },
    { name: 'b', host: 'z' },
  ]);
});

test('an entry that is broken goes on where it stood, through several broken edits, and alone when nothing is alike', () => {
  const before = conf('{port: 1}', '{port: 2}');
  assert.deepEqual(inForce(before, conf('{port: 3, tags: 5}', '{port: 2}'), conf('{tags: 6}', '{port: 2}')), [
    { port: 1 },
    { port: 2 },
  ]);
  assert.deepEqual(inForce(before, conf('{tags: 5}', '{tags: 6}')), [{ port: 1 }, { port: 2 }]);
});
