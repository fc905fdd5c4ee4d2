import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchFilter } from '../../../../lib/query-language/match-filter.ts';
import type { TagFilter } from '../../../../lib/query-language/types.ts';
import { DocumentStore } from '../documents/document-store.ts';
import { Counters } from '../engine/counters.ts';
import { HostStore } from '../hosts/host-store.ts';
import { ContextCatalogue } from './context-catalogue.ts';
import { TagIndex } from './tag-index.ts';
import { TagPostings } from './tag-postings.ts';

function setUp(contexts: number) {
  const catalogue = new ContextCatalogue(new Counters());
  const hosts = new HostStore({ documents: new DocumentStore(), counters: new Counters(), clock: { now: () => 0 } });
  const tags = new TagIndex(hosts);
  const postings = new TagPostings(tags);
  const add = (from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const context = { metric: 'm', type: 'gauge', host: `H-${at % 7}`, intervalS: 0 } as const;
      catalogue.resolve({ ...context, tags: [`id:${at}`, `mod:${at % 10}`, at % 2 ? 'odd' : 'even'] }, 0);
    }
  };
  add(0, contexts);
  const candidates = (filter: TagFilter) =>
    postings.candidates('m', filter, { entries: catalogue.ofMetric('m'), version: '0' });
  const selected = (filter: TagFilter) => {
    const matches = matchFilter(filter);
    return candidates(filter).filter((entry) => matches(tags.of(entry)));
  };
  const plainly = (filter: TagFilter) => {
    const matches = matchFilter(filter);
    return catalogue.ofMetric('m').filter((entry) => matches(tags.of(entry)));
  };
  return { hosts, add, candidates, selected, plainly };
}

const tag = fc.constantFrom('mod:3', 'MOD:4', 'mod:*', 'id:17', 'id:9999', 'odd', 'even', 'host:h-3', 'env:x');
const filters = fc.letrec<{ filter: TagFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    tag.map((each): TagFilter => ({ kind: 'tag', tag: each })),
    fc.constant<TagFilter>({ kind: 'all' }),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((terms): TagFilter => ({ kind: 'and', terms })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((terms): TagFilter => ({ kind: 'or', terms })),
    tie('filter').map((term): TagFilter => ({ kind: 'not', term })),
  ),
})).filter;

test('whatever the filter, what satisfies it is among the candidates, also of contexts and host tags that come later', () => {
  const { hosts, add, selected, plainly } = setUp(600);
  let contexts = 600;
  fc.assert(
    fc.property(filters, fc.boolean(), (filter, grows) => {
      if (grows) add(contexts, ++contexts);
      if (contexts === 620) {
        hosts.accept({ name: 'H-3', reportedAtS: 0, tagsBySource: { system: ['env:x'] } });
      }
      assert.deepEqual(selected(filter), plainly(filter));
    }),
    { numRuns: 300 },
  );
});

test('a filter with a rare tag looks at few', () => {
  const { candidates } = setUp(5000);
  const and = (...tags: string[]): TagFilter => ({
    kind: 'and',
    terms: tags.map((each) => ({ kind: 'tag', tag: each })),
  });
  assert.equal(candidates(and('odd', 'id:17')).length, 1);
  assert.equal(candidates(and('odd', 'nothing:here')).length, 0);
  assert.equal(candidates({ kind: 'all' }).length, 5000);
});
