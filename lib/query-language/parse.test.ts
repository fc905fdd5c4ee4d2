import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxQueryLength, parseFormula, parseMetricQuery, parseQueries } from './parse.ts';
import { QueryError } from './query-error.ts';
import type { Expression, TagFilter } from './types.ts';

const all: TagFilter = { kind: 'all' };
const tag = (text: string): TagFilter => ({ kind: 'tag', tag: text });
const not = (term: TagFilter): TagFilter => ({ kind: 'not', term });
const and = (...terms: TagFilter[]): TagFilter => ({ kind: 'and', terms });
const or = (...terms: TagFilter[]): TagFilter => ({ kind: 'or', terms });

test('a query with everything', () => {
  assert.deepEqual(parseMetricQuery('avg:my_metric{host:x,!env:y} by {z}.as_rate().rollup(sum, 60)'), {
    kind: 'metric',
    aggregator: 'avg',
    metric: 'my_metric',
    filter: and(tag('host:x'), not(tag('env:y'))),
    scope: 'host:x,!env:y',
    groupBy: ['z'],
    as: 'rate',
    rollup: { method: 'sum', intervalS: 60 },
  });
});

test('a query with nothing but metric and scope', () => {
  const expected = { kind: 'metric', metric: 'system.load.1', filter: all, scope: '*', groupBy: [] };
  assert.deepEqual(parseMetricQuery('system.load.1{*}'), expected);
});

test('white space and newlines may stand between tokens', () => {
  const spaced = ' sum :\n my.metric { host:a , env:b }\nby\n{ host , env } . as_count ( ) . rollup ( max , 30 ) \n';
  const dense = parseMetricQuery('sum:my.metric{host:a , env:b}by{host,env}.rollup(max,30).as_count()');
  assert.deepEqual(parseMetricQuery(spaced), dense);
});

test('rollup takes a method, seconds, or both, the method also in quotes', () => {
  const rollupOf = (text: string) => parseMetricQuery(`m{*}.rollup(${text})`).rollup;
  assert.deepEqual(rollupOf('max'), { method: 'max' });
  assert.deepEqual(rollupOf('60'), { intervalS: 60 });
  assert.deepEqual(rollupOf("'sum',3600"), { method: 'sum', intervalS: 3600 });
  assert.deepEqual(rollupOf('"count", 1'), { method: 'count', intervalS: 1 });
});

const scopes: readonly (readonly [string, TagFilter])[] = [
  ['*', all],
  ['host:a', tag('host:a')],
  ['role', tag('role')],
  ['Host:Web-1', tag('host:web-1')],
  ['host: a', tag('host:a')],
  ['host:web-*,cluster:*-trace', and(tag('host:web-*'), tag('cluster:*-trace'))],
  ['web*,host IN (web-*)', and(tag('web*'), tag('host:web-*'))],
  ['url:http://x.y:80/z', tag('url:http://x.y:80/z')],
  ['-host:a,!env:b', and(not(tag('host:a')), not(tag('env:b')))],
  ['env:a,env:b', and(tag('env:a'), tag('env:b'))],
  ['a:1 AND b:2 OR c:3', or(and(tag('a:1'), tag('b:2')), tag('c:3'))],
  ['a:1 and (b:2 or c:3)', and(tag('a:1'), or(tag('b:2'), tag('c:3')))],
  ['NOT a:1', not(tag('a:1'))],
  ['NOT (a:1 OR b:2)', not(or(tag('a:1'), tag('b:2')))],
  ['!(a:1)', not(tag('a:1'))],
  ['env IN (a, B)', or(tag('env:a'), tag('env:b'))],
  ['env in (a)', tag('env:a')],
  ['env NOT IN (a,b)', not(or(tag('env:a'), tag('env:b')))],
  ['NOT env IN (a,b)', not(or(tag('env:a'), tag('env:b')))],
  ['x:1,env IN (a,b)', and(tag('x:1'), or(tag('env:a'), tag('env:b')))],
  ['a:1 AND (b:2 AND c:3)', and(tag('a:1'), tag('b:2'), tag('c:3'))],
];

for (const [scope, filter] of scopes) {
  test(`scope {${scope}}`, () => {
    const query = parseMetricQuery(`avg:m{${scope}}`);
    assert.deepEqual(query.filter, filter);
    assert.equal(query.scope, scope);
  });
}

function refusal(text: string): QueryError {
  try {
    parseQueries(text);
  } catch (error) {
    assert.ok(error instanceof QueryError, String(error));
    return error;
  }
  return assert.fail(`accepted: ${text}`);
}

const unsupported: readonly (readonly [string, string])[] = [
  ['max(avg:m{*})', 'function max() (line 1, column 1)'],
  ['1 + abs(bottom(avg:m{*}))', 'function bottom() (line 1, column 9)'],
  ['count(v: v<=10):m{*}', 'threshold query count(v: …) (line 1, column 1)'],
  ['avg:m{*}.weighted()', '.weighted() with avg: (line 1, column 10)'],
  ['m{*}.weighted()', '.weighted() with avg: (line 1, column 6)'],
  ['sum:m{*}.weighted().as_count()', '.weighted() with .as_count() (line 1, column 10)'],
  ['sum:m{*}.weighted().rollup(max)', '.weighted() with .rollup(max) (line 1, column 10)'],
  ['sum:m{*}.rollup(avg, daily).weighted()', '.weighted() with a calendar rollup (line 1, column 29)'],
  ['sum:m{*}.weighted().weighted()', 'more than one .weighted() (line 1, column 21)'],
  ['avg:m{*} ^ 2', 'operator ^ (line 1, column 10)'],
  ['avg:m{*}.fill(last).fill(zero)', 'more than one .fill() (line 1, column 21)'],
  ['avg:m{*}.rollup(sum).rollup(60)', 'more than one .rollup() (line 1, column 22)'],
  ['avg:m{*}.as_count().as_rate()', 'more than one of .as_count() and .as_rate() (line 1, column 21)'],
  ['avg:m{$host}', 'template variable $host that has no value (line 1, column 7)'],
  ['avg:m{host:$host.value}', 'template variable host:$host.value that has no value (line 1, column 7)'],
  ['avg:m{host*:x}', 'wildcard in a tag key (line 1, column 7)'],
  ['avg:m{env:a,!host*:web-1}', 'wildcard in a tag key (line 1, column 14)'],
  ['avg:m{a AND -*host: web-1}', 'wildcard in a tag key (line 1, column 13)'],
  ['avg:m{*:x}', 'wildcard in a tag key (line 1, column 7)'],
  ['avg:m{host* IN (a)}', 'wildcard in a tag key (line 1, column 7)'],
  ['avg:m{host* NOT IN (a)}', 'wildcard in a tag key (line 1, column 7)'],
  ['avg:m{*} by {$g}', 'template variable $g that has no value (line 1, column 14)'],
];

for (const [text, what] of unsupported) {
  test(`not supported yet: ${text}`, () => {
    const error = refusal(text);
    assert.equal(error.kind, 'unsupported');
    assert.equal(error.message, `not supported yet: ${what}`);
  });
}

const wrong: readonly (readonly [string, string, string])[] = [
  ['', 'metric_name', ' (line 1, column 1)'],
  ['avg:m', 'scope_expr', ' (line 1, column 6)'],
  ['avg:m{}', 'scope_expr', '} (line 1, column 7)'],
  ['avg:m{host:a', 'scope_expr', ' (line 1, column 13)'],
  ['avg:m{host:a,}', 'scope_expr', '} (line 1, column 14)'],
  ['avg:m{,}', 'scope_expr', ',} (line 1, column 7)'],
  ['avg:m{a AND}', 'scope_expr', '} (line 1, column 12)'],
  ['avg:m{AND}', 'scope_expr', 'AND} (line 1, column 7)'],
  ['avg:m{a b}', 'scope_expr', 'b} (line 1, column 9)'],
  ['avg:m{(a}', 'scope_expr', '} (line 1, column 9)'],
  ['avg:m{-}', 'scope_expr', '-} (line 1, column 7)'],
  ['avg:m{:a}', 'scope_expr', ':a} (line 1, column 7)'],
  ['avg:m{host=web}', 'scope_expr', '=web} (line 1, column 11)'],
  ['avg:m{"a:b"}', 'scope_expr', '"a:b"} (line 1, column 7)'],
  ["avg:m{host:'a'}", 'scope_expr', "'a'} (line 1, column 12)"],
  ['avg:m{host:a|b}', 'scope_expr', '|b} (line 1, column 13)'],
  ['avg:m{!host:web-?}', 'scope_expr', '?} (line 1, column 17)'],
  ['avg:m{host IN (web-?)}', 'in_expr', '?)} (line 1, column 20)'],
  ['avg:m{host:a IN (b)}', 'in_expr', 'IN (b)} (line 1, column 14)'],
  ['avg:m{env IN ()}', 'in_expr', ')} (line 1, column 15)'],
  ['avg:m{env IN a}', 'in_expr', 'a} (line 1, column 14)'],
  ['avg:m{*} by host', 'group_by', 'host (line 1, column 13)'],
  ['avg:m{*} by {}', 'group_key', '} (line 1, column 14)'],
  ['avg:m{*} by {host:a}', 'group_key', 'host:a} (line 1, column 14)'],
  ['avg:m{*} by {host=a}', 'group_by', '=a} (line 1, column 18)'],
  ['avg:m{*} by {*}', 'group_key', '*} (line 1, column 14)'],
  ['avg:m{*} foo', 'query', 'foo (line 1, column 10)'],
  ['avg:m{*}.foo()', 'modifier', 'foo() (line 1, column 10)'],
  ['avg:m{*}.as_count', 'as_count', ' (line 1, column 18)'],
  ['avg:m{*}.rollup()', 'rollup_method', ') (line 1, column 17)'],
  ['avg:m{*}.rollup(median)', 'rollup_method', 'median) (line 1, column 17)'],
  ['avg:m{*}.rollup(0)', 'rollup_interval', '0) (line 1, column 17)'],
  ['avg:m{*}.rollup(1.5)', 'rollup_interval', '1.5) (line 1, column 17)'],
  ['avg:m{*}.rollup(avg, x)', 'rollup_interval', 'x) (line 1, column 22)'],
  ['avg:m{*}.rollup(60, avg)', 'rollup', ', avg) (line 1, column 19)'],
  ['mean:m{*}', 'space_aggregator', 'mean:m{*} (line 1, column 1)'],
  ['nonsense(avg:m{*})', 'function_name', 'nonsense(avg:m{*}) (line 1, column 1)'],
  ['avg:1m{*}', 'metric_name', '1m{*} (line 1, column 5)'],
  ['avg:m{*}.fill(mean)', 'fill_method', 'mean) (line 1, column 15)'],
  ['avg:m{*}.fill(last, 86401)', 'fill_limit', '86401) (line 1, column 21)'],
  ["avg:m{*}.rollup(sum, daily, 'Nowhere')", 'rollup_alignment', "'Nowhere') (line 1, column 29)"],
  ['avg:m{*}.rollup(sum, daily, 13am)', 'rollup_alignment', '13am) (line 1, column 29)'],
  ['avg:m{*} +', 'metric_name', ' (line 1, column 11)'],
  ['avg:m{*},', 'metric_name', ' (line 1, column 10)'],
  ['(avg:m{*}', 'query', ' (line 1, column 10)'],
  ['avg:m{*} # and a long rest of text', 'query', '# and a long rest of (line 1, column 10)'],
];

for (const [text, rule, place] of wrong) {
  test(`syntax error: ${text || '(empty)'}`, () => {
    const [, rest, where] = /^(.*) (\(line \d+, column \d+\))$/s.exec(place) ?? [];
    const error = refusal(text);
    assert.equal(error.kind, 'syntax');
    const message = `Error parsing query: unable to parse ${text}: Rule '${rule}' didn't match at '${rest}' ${where}.`;
    assert.equal(error.message, message);
  });
}

const m: Expression = { kind: 'metric', metric: 'm', filter: all, scope: '*', groupBy: [] };
const number = (value: number): Expression => ({ kind: 'number', value });
const arithmetic = (left: Expression, operator: '+' | '-' | '*' | '/', right: Expression): Expression => {
  return { kind: 'arithmetic', operator, left, right };
};

const expressions: readonly (readonly [string, readonly Expression[]])[] = [
  ['m{*} + 1 * 2', [arithmetic(m, '+', arithmetic(number(1), '*', number(2)))]],
  ['(m{*} + 1) * 2', [arithmetic(arithmetic(m, '+', number(1)), '*', number(2))]],
  ['m{*} - 1 - 2', [arithmetic(arithmetic(m, '-', number(1)), '-', number(2))]],
  ['m{*}/m{*}/1.5e3', [arithmetic(arithmetic(m, '/', m), '/', number(1500))]],
  ['-m{*}', [{ kind: 'negation', operand: m }]],
  ['100 - m{*}', [arithmetic(number(100), '-', m)]],
  ['m{*}, m{*}\n', [m, m]],
  ['abs(m{*} + 1)', [{ kind: 'call', name: 'abs', operand: arithmetic(m, '+', number(1)), arguments: {} }]],
  [
    "top(m{*}, 10, 'mean', 'desc')",
    [{ kind: 'call', name: 'top', operand: m, arguments: { limit: 10, by: 'mean', order: 'desc' } }],
  ],
  ['timeshift(m{*}, -3600)', [{ kind: 'call', name: 'timeshift', operand: m, arguments: { shift: -3600 } }]],
  [
    "anomalies(m{*}, 'basic', 2, seasonality='daily', interval='60m', timezone='utc')",
    [
      {
        kind: 'call',
        name: 'anomalies',
        operand: m,
        arguments: { algorithm: 'basic', bounds: 2, seasonality: 'daily', interval: '60m', timezone: 'utc' },
      },
    ],
  ],
  [
    "outliers(m{*}, 'dbscan', 0.33)",
    [{ kind: 'call', name: 'outliers', operand: m, arguments: { algorithm: 'dbscan', tolerance: 0.33 } }],
  ],
  ['fill(m{*}, "last")', [{ kind: 'call', name: 'fill', operand: m, arguments: { method: 'last' } }]],
];

for (const [text, expected] of expressions) {
  test(`expression: ${text.trim()}`, () => assert.deepEqual(parseQueries(text), expected));
}

test('fills and calendars', () => {
  assert.deepEqual(parseMetricQuery('m{*}.fill(last, 60)').fill, { method: 'last', limitS: 60 });
  assert.deepEqual(parseMetricQuery('m{*}.fill(null)').fill, { method: 'null' });
  const calendarOf = (text: string) => parseMetricQuery(`m{*}.rollup(sum, ${text})`).rollup?.calendar;
  assert.deepEqual(calendarOf('daily'), { unit: 'daily' });
  assert.deepEqual(calendarOf('weekly, 12am'), { unit: 'weekly', startHour: 0 });
  assert.deepEqual(calendarOf("monthly, 11pm, 'America/Denver'"), {
    unit: 'monthly',
    startHour: 23,
    zone: 'America/Denver',
  });
});

test('a formula names its queries, and nothing else', () => {
  const a: Expression = { kind: 'reference', name: 'a' };
  assert.deepEqual(parseFormula('abs(a) / 2', ['a']), {
    kind: 'arithmetic',
    operator: '/',
    left: { kind: 'call', name: 'abs', operand: a, arguments: {} },
    right: { kind: 'number', value: 2 },
  });
  assert.throws(() => parseFormula('a + b', ['a']), /Rule 'query_name' didn't match at 'b' \(line 1, column 5\)/);
  assert.throws(() => parseFormula('avg:m{*}', ['a']), /Rule 'query_name' didn't match at 'avg:m\{\*\}'/);
});

const wrongArguments: readonly (readonly [string, string])[] = [
  ["top(m{*}, 0, 'mean', 'desc')", "top() needs 'limit', a whole number from 1 to 10000 (line 1, column 11)"],
  ["top(m{*}, 10, mean, 'desc')", "top() needs 'by', one of 'mean', 'max', 'min',"],
  ["top(m{*}, 10, 'mean')", "top() needs 'order', one of 'asc', 'desc' (line 1, column 21)"],
  ['clamp_min(m{*})', "clamp_min() needs 'bound', a number (line 1, column 15)"],
  ['abs(m{*}, 1)', 'abs() takes no more arguments (line 1, column 11)'],
  ['anomalies(m{*}, basic, 2)', "anomalies() needs 'algorithm', one of 'basic'"],
  ["anomalies(m{*}, 'basic', 0)", "anomalies() needs 'bounds', a number from 0.01 to 1000 (line 1, column 26)"],
  ["anomalies(m{*}, 'basic', 2, alert_window='15m')", "anomalies() needs 'alert_window', a window such as"],
  ["anomalies(m{*}, 'basic', 2, interval=0)", "anomalies() needs 'interval', seconds from 1 to 604800, or a length"],
  ["anomalies(m{*}, 'basic', 2, interval='1x')", "anomalies() needs 'interval', seconds from 1 to 604800, or a length"],
  ["anomalies(m{*}, 'basic', 2, timezone='Nowhere')", "anomalies() needs 'timezone', a time zone such as UTC"],
  ["anomalies(m{*}, 'basic', 2, foo=1)", 'anomalies() takes no more arguments (line 1, column 29)'],
  ["anomalies(abs(1 + cumsum(m{*})), 'basic', 2)", 'anomalies() cannot be applied to cumsum() (line 1, column 1)'],
  [
    "calendar_shift(m{*}, '-1d', 'Nowhere')",
    "calendar_shift() needs 'zone', a time zone such as UTC or Europe/Paris, in quotes",
  ],
  ["calendar_shift(m{*}, '-1x', 'UTC')", "calendar_shift() needs 'shift', '-1d', '-1w' or '-1mo', in quotes"],
];

for (const [text, what] of wrongArguments) {
  test(`wrong argument: ${text}`, () => {
    const error = refusal(text);
    assert.equal(error.kind, 'syntax');
    assert.ok(error.message.startsWith(`Error parsing query: ${what}`), error.message);
  });
}

test('names of 200 characters are read, of 201 refused', () => {
  assert.equal(parseMetricQuery(`${'m'.repeat(200)}{*}`).metric.length, 200);
  assert.equal(refusal(`${'m'.repeat(201)}{*}`).kind, 'syntax');
});

test('100 keys to group by are read, 101 refused', () => {
  const query = (count: number) => `m{*} by {${Array.from({ length: count }, (_, key) => `k${key}`).join()}}`;
  assert.equal(parseMetricQuery(query(100)).groupBy.length, 100);
  assert.match(refusal(query(101)).message, /^not supported yet: more than 100 keys in by/);
});

test('nesting of 50 parentheses is read, of 5000 refused', () => {
  const nested = (depth: number) => `m{${'('.repeat(depth)}a${')'.repeat(depth)}}`;
  assert.deepEqual(parseMetricQuery(nested(50)).filter, tag('a'));
  assert.equal(refusal(nested(4900)).kind, 'syntax');
  assert.equal(refusal(`m{${'!'.repeat(4900)}a}`).kind, 'syntax');
  const parentheses = (depth: number) => `${'('.repeat(depth)}m{*}${')'.repeat(depth)}`;
  assert.deepEqual(parseQueries(parentheses(50)), [m]);
  for (const text of [parentheses(4900), '-'.repeat(4900), 'abs('.repeat(2000)]) {
    assert.equal(refusal(text).kind, 'syntax');
  }
});

test('a query past the longest is refused', () => {
  const ofLength = (length: number) => `m{${'a'.repeat(length - 3)}}`;
  assert.equal(parseMetricQuery(ofLength(maxQueryLength)).scope.length, maxQueryLength - 3);
  assert.equal(refusal(ofLength(maxQueryLength + 1)).kind, 'syntax');
});

test('percentiles, also as they were written once', () => {
  for (const [text, aggregator] of [
    ['p95:m{*}', 'p95'],
    ['p99.9:m{*}', 'p99.9'],
    ['95pc:m{*}', 'p95'],
    ['p05:m{*}', 'p5'],
  ]) {
    assert.equal(parseMetricQuery(text ?? '').aggregator, aggregator);
  }
  for (const text of ['p100:m{*}', 'p:m{*}', 'p9.:m{*}', 'p-1:m{*}']) {
    assert.throws(() => parseMetricQuery(text), { name: 'QueryError' });
  }
});
