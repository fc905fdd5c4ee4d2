import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMonitorQuery } from './parse.ts';
import { printMonitorQuery } from './print.ts';
import type { CompositeNode, MonitorQuery } from './types.ts';

const comparator = fc.constantFrom('>', '>=', '<', '<=', '==', '!=');
const threshold = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const comparison = fc.tuple(comparator, threshold).map(([one, other]) => `${one} ${other}`);
const lastWindow = fc.oneof(
  fc.integer({ min: 1, max: 10_080 }).map((amount) => `${amount}m`),
  fc.integer({ min: 1, max: 730 }).map((amount) => `${amount}h`),
  fc.integer({ min: 1, max: 30 }).map((amount) => `${amount}d`),
  fc.constantFrom('1w', '1mo'),
);
const anyText = fc.oneof(fc.string(), fc.constantFrom('"', '\\', '\\"', "'", '\\\\', 'a"b\\'));
const quotedText = anyText.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
const key = fc.stringMatching(/^@?[a-z][a-z0-9_.]{0,8}$/);
const groups = fc.array(key, { maxLength: 3 }).map((keys) => (keys.length === 0 ? '' : `.by("${keys.join(',')}")`));

const metricText = fc
  .record({
    aggregator: fc.constantFrom('avg', 'sum', 'min', 'max', 'count'),
    window: fc.oneof(
      lastWindow.map((text) => `last_${text}`),
      fc.constantFrom('current_1h', 'current_1d', 'current_1mo'),
    ),
    change: fc.option(
      fc.tuple(fc.constantFrom('change', 'pct_change'), fc.integer({ min: 1, max: 500_000 }), fc.boolean()),
    ),
    expression: fc.constantFrom(
      'avg:a{*}',
      'sum:a{b:c} by {d,e}.as_count() / sum:f{*}',
      "top(max:a{x:1 OR y:2}, 5, 'mean', 'desc')",
      'p95:a{*}',
      '-avg:a{*} *   2',
    ),
    comparison,
  })
  .map(({ aggregator, window, change, expression, comparison: compared }) => {
    const aggregated = `${aggregator}(${window})`;
    const shift = change && (change[2] ? `last_${change[1]}m` : `${change[1]}m_ago`);
    return `${change ? `${change[0]}(${aggregated}, ${shift})` : aggregated}:${expression} ${compared}`;
  });

const variables = [
  { name: 'a', query: 'sum:x{*} by {host}' },
  { name: 'b', group_by: [{ facet: '@http.url' }] },
];

const formulaText = fc
  .tuple(fc.constantFrom('a', 'a / b', "top(a, 5, 'mean', 'desc')"), groups, lastWindow, comparison)
  .map(([formula, by, last, compared]) => `formula("${formula}")${by}.rollup("max").last("${last}") ${compared}`);

const checkText = fc
  .record({
    check: quotedText.filter((text) => text !== '""'),
    over: fc.array(quotedText, { minLength: 1, maxLength: 3 }),
    by: groups,
    last: fc.integer({ min: 1, max: 100 }),
    count: fc.constantFrom('count_by_status', 'pct_by_status'),
  })
  .map(({ check, over, by, last, count }) => `${check}.over(${over})${by}.exclude("a:b").last(${last}).${count}()`);

const searchText = fc
  .record({
    search: fc.constantFrom('', '*', 'a:b \\"c d\\" -e:*', 'a:\\\\* @b:[1 TO 2]'),
    index: fc.constantFrom('', '.index("main")', '.index("a","b\\"c")'),
    rollup: fc.constantFrom('"count"', '"avg","@duration"', '"cardinality", "@a\\\\b"'),
    by: groups,
    last: lastWindow,
    comparison,
  })
  .map(
    ({ search, index, rollup, by, last, comparison: compared }) =>
      `("${search}")${index}.rollup(${rollup})${by}.last("${last}") ${compared}`,
  );

const node: fc.Arbitrary<CompositeNode> = fc.letrec<{ node: CompositeNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc
      .integer({ min: 0, max: 10 })
      .map((id) => ({ kind: 'monitor' as const, id: id === 10 ? 9_007_199_254_740_991 : id })),
    tie('node').map((operand) => ({ kind: 'not' as const, operand })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), tie('node'), tie('node'))
      .map(([kind, left, right]) => ({ kind, left, right })),
  ),
})).node;

function idsIn(text: string): number {
  return new Set(text.match(/\d+/g)).size;
}

test('what is printed is read back to an equal value', () => {
  const check = (type: string, text: string): void => {
    const query = parseMonitorQuery(type, text, { variables });
    assert.deepEqual(parseMonitorQuery(type, printMonitorQuery(query), { variables }), query);
  };
  fc.assert(fc.property(metricText, (text) => check('query alert', text)));
  fc.assert(fc.property(formulaText, (text) => check('query alert', text)));
  fc.assert(fc.property(checkText, (text) => check('service check', text)));
  fc.assert(fc.property(searchText, (text) => check('event-v2 alert', `events${text}`)));
  fc.assert(fc.property(searchText, (text) => check('trace-analytics alert', `trace-analytics${text}`)));
});

test('a composite is printed with no more parentheses than it needs', () => {
  fc.assert(
    fc.property(node, (expression) => {
      const text = printMonitorQuery({ kind: 'composite', expression, monitorIds: [] });
      fc.pre(idsIn(text) <= 10);
      const read = parseMonitorQuery('composite', text);
      assert.deepEqual(read.kind === 'composite' && read.expression, expression);
    }),
  );
  const printed = (text: string): string => printMonitorQuery(parseMonitorQuery('composite', text));
  assert.equal(printed('((1) && ((2 || 3))) || (4)'), '1 && (2 || 3) || 4');
});

test('the text of each kind', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['query alert', 'avg(last_5m):avg:my_metric{*} by {host} > 800'],
    ['query alert', 'pct_change(avg(last_5m),last_30m):avg:a{*} > -0.5'],
    ['query alert', 'percentile(last_1d):p99:a{*} >= 10'],
    ['query alert', "max(next_1w):forecast(avg:a{*}, 'linear', 1) > 10"],
    ['service check', '"a.b".over("*").by("*").last(2).count_by_status()'],
    ['event-v2 alert', 'events("a:b").rollup("count").by("host").last("15m") > 0'],
    ['composite', '1 && !(2 || 3)'],
  ];
  for (const [type, text] of texts) {
    const query: MonitorQuery = parseMonitorQuery(type, text);
    assert.equal(printMonitorQuery(query), text);
  }
});
