import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSearch } from './parse.ts';
import { printSearch, printSearchValue } from './print.ts';
import type { SearchAttribute, SearchMatch, SearchNode } from './types.ts';

const name = fc
  .oneof(fc.stringMatching(/^[a-z][a-z0-9_.-]{0,10}$/), fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }))
  .filter((text) => !['tags', '_exists_', '_missing_'].includes(text));
const attribute: fc.Arbitrary<SearchAttribute> = fc.oneof(
  fc.record({ name, hasAt: fc.boolean() }, { noNullPrototype: true }),
  fc.constant({ name: 'duration', hasAt: true }),
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const bound = fc.record({ value: number, isIncluded: fc.boolean() }, { noNullPrototype: true });

/** Text with what searches give a meaning to. */
const tricky = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '?',
        '\\',
        '"',
        '-',
        ':',
        ' ',
        '(',
        ')',
        '[',
        '>',
        '=',
        '/',
        '@',
        '~',
        '.*',
        'AND',
        '2s',
        '1e3',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const exact = fc
  .oneof(tricky, fc.stringMatching(/^[a-z0-9/._-]{1,8}$/))
  .map((value) => ({ kind: 'exact' as const, value }));

/** As reading writes them: a `\` only in front of what it makes literal, and a wildcard that is not a lone star. */
const wildcard = fc
  .array(
    fc.oneof(
      fc.constantFrom('*', '?', '\\*', '\\?', '\\\\', '-', '/', ' ', '>', '"', '|', 'a.b'),
      fc.stringMatching(/^[a-z]$/),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .filter((parts) => parts.some((part) => part === '*' || part === '?') && parts.join('') !== '*')
  .map((parts) => ({ kind: 'wildcard' as const, pattern: parts.join('') }));

const textMatch: fc.Arbitrary<SearchMatch> = fc.oneof(exact, wildcard);

/** Reading gives `exists` for a range that is open at both ends. */
const range: fc.Arbitrary<SearchMatch> = fc.oneof(
  bound.map((from) => ({ kind: 'range' as const, from })),
  bound.map((to) => ({ kind: 'range' as const, to })),
  fc.tuple(bound, bound).map(([from, to]) => ({ kind: 'range' as const, from, to })),
);
const match: fc.Arbitrary<SearchMatch> = fc.oneof(exact, wildcard, range, fc.constant({ kind: 'exists' as const }));

const leaf: fc.Arbitrary<SearchNode> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(attribute, match).map(([a, m]) => ({ kind: 'attribute' as const, attribute: a, match: m })),
  },
  { weight: 1, arbitrary: textMatch.map((each) => ({ kind: 'text' as const, match: each })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'all' as const }) },
);

/** Lists of a kind do not nest directly: reading makes one list of them. */
function listOf(kind: 'and' | 'or', node: fc.Arbitrary<SearchNode>): fc.Arbitrary<SearchNode> {
  const nodes = fc.array(
    node.filter((each) => each.kind !== kind),
    { minLength: 2, maxLength: 4 },
  );
  return nodes.map((list) => ({ kind, nodes: list }));
}

const search = fc.letrec<{ node: SearchNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('node').map((node) => ({ kind: 'not' as const, node })),
    listOf('and', tie('node')),
    listOf('or', tie('node')),
  ),
})).node;

test('reading what was printed gives the search back', () => {
  fc.assert(
    fc.property(search, (node) => assert.deepEqual(parseSearch(printSearch(node)), node)),
    { numRuns: 1000 },
  );
});

test('reading any text ends in a search that prints and reads back, or in an error with a place', () => {
  const parts = fc.oneof(
    fc.constantFrom(
      'a',
      ':',
      '*',
      ' ',
      ' AND ',
      ' OR ',
      ' NOT ',
      '-',
      '(',
      ')',
      '"',
      '\\',
      '[1 TO 2]',
      '>',
      '>=5',
      '@',
      '2s',
      '/',
    ),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
      let node: SearchNode;
      try {
        node = parseSearch(list.join(''));
      } catch (error) {
        assert.equal((error as Error).name, 'SearchError');
        assert.match((error as Error).message, /\(line \d+, column \d+\)/);
        return;
      }
      assert.deepEqual(parseSearch(printSearch(node)), node);
    }),
    { numRuns: 1000 },
  );
});

const texts: readonly (readonly [string, string?])[] = [
  ['service:web -env:dev @http.status_code:>=500'],
  ['service:(web OR api) (status:error OR @duration:>1500ms)'],
  ['resource_name:"GET /employees"'],
  ['-(a:1 b:2)'],
  ['@http.url:/api/v1/*'],
  ['@a:[5 TO *]', '@a:>=5'],
  ['@duration:[50ms TO 2000ms]', '@duration:[50ms TO 2s]'],
  ['a:1 AND b:2', 'a:1 b:2'],
  ['@a:b\\ c', '@a:"b c"'],
  ['@duration:"\\\\1e3"'],
  ['', '*'],
];

for (const [text, printed] of texts) {
  test(`printed: ${text}`, () => assert.equal(printSearch(parseSearch(text)), printed ?? text));
}

test('a value stands in quotes where it needs them', () => {
  assert.equal(printSearchValue('web-1.a/b'), 'web-1.a/b');
  assert.equal(printSearchValue('GET /'), '"GET /"');
  assert.equal(printSearchValue('-x'), '"-x"');
  assert.equal(printSearchValue('a"b\\'), '"a\\"b\\\\"');
});
