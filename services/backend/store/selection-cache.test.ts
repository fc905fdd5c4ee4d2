import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelectionCache, type SelectionSource } from './selection-cache.ts';
import type { SelectedContext } from './store.ts';

const all = { kind: 'all' } as const;

function contextsOf(count: number): SelectedContext[] {
  return Array.from({ length: count }, (_, id) => ({ id, type: 'gauge', host: '', intervalS: 0, tags: [] }));
}

/** A source that counts how often it had to answer in full. */
function source(count: number): SelectionSource & { version: string; answers: number } {
  return {
    version: 'a',
    answers: 0,
    async selectIfChanged(_metric, _filter, version) {
      if (version === this.version) return { version };
      this.answers++;
      return { version: this.version, contexts: contextsOf(count) };
    },
  };
}

test('the same question has the same list, until something changes', async () => {
  const from = source(3);
  const cache = new SelectionCache(from);
  const first = await cache.select('m', all);
  assert.equal(await cache.select('m', all), first);
  assert.notEqual(await cache.select('n', all), first);
  assert.equal(from.answers, 2);
  from.version = 'b';
  assert.notEqual(await cache.select('m', all), first);
  assert.equal(from.answers, 3);
});

test('when there are too many contexts, what was asked longest ago goes', async () => {
  const from = source(90_000);
  const cache = new SelectionCache(from);
  for (const metric of ['a', 'b', 'a', 'c']) await cache.select(metric, all);
  assert.equal(from.answers, 3);
  await cache.select('a', all);
  assert.equal(from.answers, 3);
  await cache.select('b', all);
  assert.equal(from.answers, 4);
});
