import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { functionTable, type Parameter } from './function-table.ts';
import { parseMetricQuery, parseQueries } from './parse.ts';
import { printExpression, printMetricQuery, printTagFilter } from './print.ts';
import { refusedOperand } from './refused-operand.ts';
import type { ArgumentValue, Expression, MetricQuery, TagFilter } from './types.ts';

const aggregator = fc.constantFrom('avg', 'sum', 'min', 'max', 'count', 'histogram');
const rollupMethod = fc.constantFrom('avg', 'sum', 'min', 'max', 'count');
const keywords = new Set(['and', 'or', 'not', 'in']);
const key = fc.stringMatching(/^[a-z][a-z0-9_./-]{0,8}$/).filter((text) => !keywords.has(text));
const value = fc.stringMatching(/^[a-z0-9_./:*-]{1,8}$/).filter((text) => !text.endsWith(':'));
const leaf: fc.Arbitrary<TagFilter> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(key, value).map(([k, v]) => ({ kind: 'tag' as const, tag: `${k}:${v}` })) },
  { weight: 1, arbitrary: key.map((tag) => ({ kind: 'tag' as const, tag })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'all' as const }) },
);

/** Lists of a kind do not nest directly: reading makes one list of them. */
function listOf(kind: 'and' | 'or', term: fc.Arbitrary<TagFilter>): fc.Arbitrary<TagFilter> {
  const terms = fc.array(
    term.filter((each) => each.kind !== kind),
    { minLength: 2, maxLength: 4 },
  );
  return terms.map((list) => ({ kind, terms: list }));
}

const filter = fc.letrec<{ filter: TagFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('filter').map((term) => ({ kind: 'not' as const, term })),
    listOf('and', tie('filter')),
    listOf('or', tie('filter')),
  ),
})).filter;

const query: fc.Arbitrary<MetricQuery> = fc
  .record(
    {
      aggregator,
      metric: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.]{0,20}$/),
      filter,
      groupBy: fc.uniqueArray(key, { maxLength: 3 }),
      as: fc.constantFrom('count', 'rate'),
      rollup: fc
        .record(
          { method: rollupMethod, intervalS: fc.integer({ min: 1, max: 1e6 }) },
          { requiredKeys: [], noNullPrototype: true },
        )
        .filter(({ method, intervalS }) => method !== undefined || intervalS !== undefined),
      fill: fc.record(
        { method: fc.constantFrom('linear', 'last', 'zero', 'null'), limitS: fc.integer({ min: 0, max: 86_400 }) },
        { requiredKeys: ['method'], noNullPrototype: true },
      ),
    },
    { requiredKeys: ['metric', 'filter', 'groupBy'], noNullPrototype: true },
  )
  .map((parts) => ({ kind: 'metric', ...parts, scope: printTagFilter(parts.filter) }) as MetricQuery);

const textOf: Readonly<Record<string, string>> = { zone: 'Europe/Paris', shift: '-1w', alert_window: 'last_15m' };

function argument(parameter: Parameter): fc.Arbitrary<ArgumentValue> {
  if (parameter.type === 'choice') return fc.constantFrom(...parameter.choices);
  if (parameter.type === 'text') return fc.constant(textOf[parameter.name] ?? '');
  if (parameter.type === 'zone') return fc.constantFrom('utc', 'America/Denver');
  if (parameter.type === 'span') return fc.constantFrom('1h', '7d', parameter.min, parameter.max);
  const { min = -1e6, max = 1e6 } = parameter;
  if (parameter.type === 'integer') return fc.integer({ min, max });
  return fc.integer({ min: Math.ceil(min * 8), max: max * 8 }).map((value) => value / 8);
}

const call = (operand: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
  fc.constantFrom(...functionTable).chain(({ name, parameters, named = [] }) => {
    const values = Object.fromEntries([...parameters, ...named].map((each) => [each.name, argument(each)]));
    const requiredKeys = parameters.map((each) => each.name);
    return fc
      .record({ operand, arguments: fc.record(values, { requiredKeys, noNullPrototype: true }) })
      .filter((parts) => refusedOperand(name, parts.operand) === undefined)
      .map((parts) => ({ kind: 'call' as const, name, ...parts }));
  });

const expression = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    query,
    fc.integer({ min: 0, max: 1000 }).map((value) => ({ kind: 'number' as const, value: value / 4 })),
    tie('expression').map((operand) => ({ kind: 'negation' as const, operand })),
    fc.record(
      {
        kind: fc.constant('arithmetic' as const),
        operator: fc.constantFrom('+', '-', '*', '/'),
        left: tie('expression'),
        right: tie('expression'),
      },
      { noNullPrototype: true },
    ),
    call(tie('expression')),
  ),
})).expression;

test('reading what was printed gives the expression back', () => {
  fc.assert(fc.property(expression, (each) => assert.deepEqual(parseQueries(printExpression(each)), [each])));
});

test('reading what was printed gives the query back', () => {
  fc.assert(fc.property(query, (each) => assert.deepEqual(parseMetricQuery(printMetricQuery(each)), each)));
});

test('a weighted query is read and printed', () => {
  const text = 'sum:m{*} by {host}.weighted().rollup(60)';
  assert.equal(parseMetricQuery(text).isWeighted, true);
  assert.equal(printMetricQuery(parseMetricQuery(text)), text);
});

test('reading any text ends in a query or in an error with a place', () => {
  const words = fc.constantFrom(
    ...[
      'avg',
      ':',
      'm',
      '{',
      '}',
      '*',
      'a:b',
      ',',
      '!',
      '(',
      ')',
      ' by ',
      '.rollup',
      '.as_count()',
      '.fill(last)',
      '.weighted()',
      ' + ',
      '-',
      'abs(',
      '60',
      ' NOT ',
      ' IN ',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 3 })), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      try {
        parseQueries(text);
      } catch (error) {
        assert.match((error as Error).message, /\(line \d+, column \d+\)/);
        assert.equal((error as Error).name, 'QueryError');
      }
    }),
  );
});

const texts: readonly string[] = [
  'avg:my_metric{host:x,!env:y} by {z}.as_rate().rollup(sum, 60)',
  'my_metric{*}',
  'sum:m{a:1 AND (b:2 OR c IN (d, e))}.rollup(60)',
  "m{*}.rollup(sum, weekly, 12am, 'Europe/Paris')",
  'm{*}.rollup(sum, daily, 11pm).fill(last, 60)',
];

for (const text of texts)
  test(`printed as read: ${text}`, () => assert.equal(printMetricQuery(parseMetricQuery(text)), text));

test('a filter built from parts is printed as symbols where they can say it', () => {
  const tag = (text: string): TagFilter => ({ kind: 'tag', tag: text });
  const not = (term: TagFilter): TagFilter => ({ kind: 'not', term });
  assert.equal(printTagFilter({ kind: 'and', terms: [tag('a:1'), not(tag('b'))] }), 'a:1,!b');
  assert.equal(printTagFilter({ kind: 'or', terms: [tag('a:1'), not(tag('b'))] }), 'a:1 OR (NOT b)');
});
