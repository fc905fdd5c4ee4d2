import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxQueryLength, parseMetricQuery } from './parse.ts';
import { QueryError } from './query-error.ts';
import type { TagFilter } from './types.ts';

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
    parseMetricQuery(text);
  } catch (error) {
    assert.ok(error instanceof QueryError, String(error));
    return error;
  }
  return assert.fail(`accepted: ${text}`);
}

const unsupported: readonly (readonly [string, string])[] = [
  ['abs(avg:m{*})', 'function abs() (line 1, column 1)'],
  ["anomalies(avg:m{*}, 'basic', 2)", 'function anomalies() (line 1, column 1)'],
  ["top(avg:m{*} by {a}, 10, 'mean', 'desc')", 'function top() (line 1, column 1)'],
  ['bottom10_min(avg:m{*})', 'function bottom10_min() (line 1, column 1)'],
  ['avg:m{*} + avg:n{*}', 'arithmetic (line 1, column 10)'],
  ['avg:m{*}\n * 2', 'arithmetic (line 2, column 2)'],
  ['100 - avg:m{*}', 'arithmetic (line 1, column 1)'],
  ['1.5', 'arithmetic (line 1, column 1)'],
  ['-avg:m{*}', 'arithmetic (line 1, column 1)'],
  ['(avg:m{*})', 'arithmetic (line 1, column 1)'],
  ['avg:m{*}, sum:m{*}', 'several queries (line 1, column 9)'],
  ['count(v: v<=10):m{*}', 'threshold query count(v: …) (line 1, column 1)'],
  ['avg:m{*}.fill(zero)', '.fill() (line 1, column 10)'],
  ['avg:m{*}.weighted()', '.weighted() (line 1, column 10)'],
  ['avg:m{*}.rollup(sum, daily)', 'rollup daily (line 1, column 22)'],
  ["avg:m{*}.rollup(sum, monthly, 'America/Denver')", 'rollup monthly (line 1, column 22)'],
  ['avg:m{*}.rollup(sum).rollup(60)', 'more than one .rollup() (line 1, column 22)'],
  ['avg:m{*}.as_count().as_rate()', 'more than one of .as_count() and .as_rate() (line 1, column 21)'],
  ['avg:m{$host}', 'template variable $host (line 1, column 7)'],
  ['avg:m{host:$host.value}', 'template variable host:$host.value (line 1, column 7)'],
  ['avg:m{host*:x}', 'wildcard in a tag key (line 1, column 7)'],
  ['avg:m{env:a,!host*:web-1}', 'wildcard in a tag key (line 1, column 14)'],
  ['avg:m{a AND -*host: web-1}', 'wildcard in a tag key (line 1, column 13)'],
  ['avg:m{*:x}', 'wildcard in a tag key (line 1, column 7)'],
  ['avg:m{host* IN (a)}', 'wildcard in a tag key (line 1, column 7)'],
  ['avg:m{host* NOT IN (a)}', 'wildcard in a tag key (line 1, column 7)'],
  ['avg:m{*} by {$g}', 'template variable $g (line 1, column 14)'],
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
