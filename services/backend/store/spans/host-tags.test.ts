import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearch } from '../../../../lib/search-language/parse.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { spanBatch } from './span-batch.ts';

const window = { fromMs: 0, toMs: 100_000 };

/** Spans on a host of team x, on one of team y, with a team of its own on the first, on an unknown host, and without one. */
async function spansOfTeams(t: Parameters<typeof temporaryStore>[0]) {
  const { store, nowS } = await temporaryStore(t);
  const report = (name: string, system: readonly string[]) =>
    store.sink.send({ kind: 'host', host: { name, reportedAtS: nowS, tagsBySource: { system } } });
  report('a', ['team:x', 'rack:7']);
  report('b', ['team:y']);
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(
      { resource: 'on a', host: 'a' },
      { resource: 'on b', host: 'b' },
      { resource: 'own', host: 'a', tags: [['team', 'z']] },
      { resource: 'elsewhere', host: 'c' },
      { resource: 'nowhere' },
    ),
  });
  const found = async (text: string) => {
    const { spans } = await store.spans.search({ ...window, search: parseSearch(text) }, { limit: 9 });
    return spans.map(({ resource }) => resource).sort();
  };
  return { store, report, found };
}

test('a span is found by the tags of its host, and by its own', async (t) => {
  const { found } = await spansOfTeams(t);
  const expected: Record<string, readonly string[]> = {
    'team:x': ['on a', 'own'],
    'team:z': ['own'],
    '-team:x': ['elsewhere', 'nowhere', 'on b'],
    'team:(x OR y)': ['on a', 'on b', 'own'],
    'team:x rack:7': ['on a', 'own'],
    'team:?': ['on a', 'on b', 'own'],
    'rack:[5 TO 8]': ['on a', 'own'],
    '@team:x': [],
    '@team:z': ['own'],
    'team:none': [],
  };
  for (const [text, resources] of Object.entries(expected)) assert.deepEqual(await found(text), resources, text);
});

test('what a host says now is what counts', async (t) => {
  const { found, report } = await spansOfTeams(t);
  assert.deepEqual(await found('team:x'), ['on a', 'own']);
  report('a', []);
  report('c', ['team:x']);
  assert.deepEqual(await found('team:x'), ['elsewhere']);
});

test('spans are grouped by what they say themselves, else by what their host does', async (t) => {
  const { store } = await spansOfTeams(t);
  const groups = await store.spans.aggregate(
    { ...window, search: { kind: 'all' } },
    { computes: [{ kind: 'count' }], groupBy: [{ attribute: 'team', limit: 9 }] },
  );
  assert.deepEqual(groups.map(({ by, values }) => `${by} ${values}`).sort(), ['x 1', 'y 1', 'z 1']);
});

test('a page has the tags of its hosts', async (t) => {
  const { store } = await spansOfTeams(t);
  const { hostTags } = await store.spans.search({ ...window, search: parseSearch('team:y') }, { limit: 9 });
  assert.deepEqual(hostTags, new Map([['b', ['host:b', 'team:y']]]));
});
