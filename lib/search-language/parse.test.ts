import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxSearchLength, parseSearch } from './parse.ts';
import { SearchError } from './search-error.ts';
import type { SearchMatch, SearchNode } from './types.ts';

const all: SearchNode = { kind: 'all' };
const exists: SearchMatch = { kind: 'exists' };
const exact = (value: string): SearchMatch => ({ kind: 'exact', value });
const wild = (pattern: string): SearchMatch => ({ kind: 'wildcard', pattern });
const incl = (value: number) => ({ value, isIncluded: true });
const excl = (value: number) => ({ value, isIncluded: false });
const attribute = (key: string, match: SearchMatch | string): SearchNode => ({
  kind: 'attribute',
  attribute: key.startsWith('@') ? { name: key.slice(1), hasAt: true } : { name: key, hasAt: false },
  match: typeof match === 'string' ? exact(match) : match,
});
const word = (match: SearchMatch | string): SearchNode => ({
  kind: 'text',
  match: typeof match === 'string' ? exact(match) : match,
});
const not = (node: SearchNode): SearchNode => ({ kind: 'not', node });
const and = (...nodes: SearchNode[]): SearchNode => ({ kind: 'and', nodes });
const or = (...nodes: SearchNode[]): SearchNode => ({ kind: 'or', nodes });

const searches: readonly (readonly [string, SearchNode])[] = [
  ['', all],
  [' \n', all],
  ['*', all],
  ['*:*', all],
  ['service:web', attribute('service', 'web')],
  ['service:web-1_a.b/c', attribute('service', 'web-1_a.b/c')],
  ['@http.url_details.path:/api/v1/*', attribute('@http.url_details.path', wild('/api/v1/*'))],
  ['resource_name:"GET /employees"', attribute('resource_name', 'GET /employees')],
  ['@a:"say \\"hi\\" \\\\ now*"', attribute('@a', 'say "hi" \\ now*')],
  ['@url:*user\\=JaneDoe*', attribute('@url', wild('*user=JaneDoe*'))],
  ['@user.first\\ name:myvalue', attribute('@user.first name', 'myvalue')],
  ['@a:hello\\:world', attribute('@a', 'hello:world')],
  ['@http.url:http://x:80/y', attribute('@http.url', 'http://x:80/y')],
  ['@a:hello?world', attribute('@a', wild('hello?world'))],
  ['@a:100\\*', attribute('@a', '100*')],
  ['@a:100\\**', attribute('@a', wild('100\\**'))],
  ['@a:*', attribute('@a', exists)],
  ['-@a:*', not(attribute('@a', exists))],
  ['@a:-5', attribute('@a', '-5')],
  ['@a:""', attribute('@a', '')],
  ['@b:[* TO *]', attribute('@b', exists)],
  ['status:error service:a', and(attribute('status', 'error'), attribute('service', 'a'))],
  ['a:1 AND b:2 OR c:3', or(and(attribute('a', '1'), attribute('b', '2')), attribute('c', '3'))],
  ['a:1 b:2 OR c:3', or(and(attribute('a', '1'), attribute('b', '2')), attribute('c', '3'))],
  ['a:1 (b:2 OR c:3)', and(attribute('a', '1'), or(attribute('b', '2'), attribute('c', '3')))],
  ['NOT a:1', not(attribute('a', '1'))],
  ['a:1 AND NOT b:2', and(attribute('a', '1'), not(attribute('b', '2')))],
  ['-(a:1 OR b:2)', not(or(attribute('a', '1'), attribute('b', '2')))],
  ['- a:1', not(attribute('a', '1'))],
  ['NOT(a:1)', not(attribute('a', '1'))],
  ['service:(a OR "b c")', or(attribute('service', 'a'), attribute('service', 'b c'))],
  ['-service:(a OR b*)', not(or(attribute('service', 'a'), attribute('service', wild('b*'))))],
  ['@n:(>5 AND -7)', and(attribute('@n', { kind: 'range', from: excl(5) }), not(attribute('@n', '7')))],
  ['service:AND', attribute('service', 'AND')],
  ['hello world', and(word('hello'), word('world'))],
  ['"hello world"', word('hello world')],
  ['*NETWORK*', word(wild('*NETWORK*'))],
  ['a or b', and(word('a'), word('or'), word('b'))],
  ['@http.status_code:[400 TO 499]', attribute('@http.status_code', { kind: 'range', from: incl(400), to: incl(499) })],
  ['@a:{ 1 TO 5.5 }', attribute('@a', { kind: 'range', from: excl(1), to: excl(5.5) })],
  ['@a:[-1 TO 5}', attribute('@a', { kind: 'range', from: incl(-1), to: excl(5) })],
  ['@a:[5 TO *]', attribute('@a', { kind: 'range', from: incl(5) })],
  ['@a:>100', attribute('@a', { kind: 'range', from: excl(100) })],
  ['@a:>= -1e3', attribute('@a', { kind: 'range', from: incl(-1000) })],
  ['@a:<0.5', attribute('@a', { kind: 'range', to: excl(0.5) })],
  ['@a:<=4', attribute('@a', { kind: 'range', to: incl(4) })],
  ['@duration:>2s', attribute('@duration', { kind: 'range', from: excl(2e9) })],
  ['duration:<=50ms', attribute('duration', { kind: 'range', to: incl(50e6) })],
  ['@duration:>1.5s', attribute('@duration', { kind: 'range', from: excl(1.5e9) })],
  ['@duration:>7', attribute('@duration', { kind: 'range', from: excl(7) })],
  ['@duration:[1us TO 1h]', attribute('@duration', { kind: 'range', from: incl(1e3), to: incl(3600e9) })],
  ['@duration:2s', attribute('@duration', '2000000000')],
];

for (const [text, node] of searches) test(`search: ${text}`, () => assert.deepEqual(parseSearch(text), node));

function refusal(text: string): SearchError {
  try {
    parseSearch(text);
  } catch (error) {
    assert.ok(error instanceof SearchError, String(error));
    return error;
  }
  return assert.fail(`accepted: ${text}`);
}

const unsupported: readonly (readonly [string, string])[] = [
  ['service:a => service:b', 'trace operator => (line 1, column 11)'],
  ['service:a->service:b', 'trace operator -> (line 1, column 10)'],
  ['service:a && service:b', '&& (of two spans of a trace, or for AND: write AND) (line 1, column 11)'],
  ['service:a || b', '|| (of two spans of a trace, or for OR: write OR) (line 1, column 11)'],
  ['!service:a', '! (write - or NOT) (line 1, column 1)'],
  ['+service:a', '+ in front of a term (all terms must match as it is) (line 1, column 1)'],
  ['CIDR(@network.ip, 10.0.0.0/8)', 'function CIDR() (line 1, column 1)'],
  ['#slow:true', 'calculated fields (#…) (line 1, column 1)'],
  ['@url:/api.*x/', 'regular expressions (/…/) (line 1, column 6)'],
  ['@url:~api', 'fuzzy match or regular expression (~) (line 1, column 6)'],
  ['*:hello', 'search in all attributes (*:…) (line 1, column 1)'],
  ['@http.*:a', 'wildcard in the name of an attribute (@http.*:) (line 1, column 1)'],
  ['_exists_:a', "'_exists_:'; write attribute:* or -attribute:* (line 1, column 1)"],
  ['tags:"a/b"', "'tags:'; write key:value (line 1, column 1)"],
  ['version:>=v2', "comparison with a text ('v2') (line 1, column 11)"],
  ['@size:>2s', "unit 's' of 'size' (only duration has one) (line 1, column 8)"],
];

for (const [text, what] of unsupported) {
  test(`not supported yet: ${text}`, () => {
    const error = refusal(text);
    assert.equal(error.kind, 'unsupported');
    assert.equal(error.message, `not supported yet: ${what}`);
  });
}

const wrong: readonly (readonly [string, string])[] = [
  ['service:', "a value directly after 'service:', found its end (line 1, column 9)"],
  ['service: web', "a value directly after 'service:', found ' web' (line 1, column 9)"],
  [':web', 'a term (word, "phrase" or attribute:value), found \':web\' (line 1, column 1)'],
  ['@:web', "the name of an attribute, found '@:web' (line 1, column 1)"],
  ['@http.url', "':' and a value after '@http.url', found its end (line 1, column 10)"],
  ['a:1 AND', 'a term (word, "phrase" or attribute:value), found its end (line 1, column 8)'],
  ['OR a:1', 'a term (word, "phrase" or attribute:value), found \'OR a:1\' (line 1, column 1)'],
  ['a:1 OR OR b', 'a term (word, "phrase" or attribute:value), found \'OR b\' (line 1, column 8)'],
  ['-', 'a term (word, "phrase" or attribute:value), found its end (line 1, column 2)'],
  ['()', 'a term (word, "phrase" or attribute:value), found \')\' (line 1, column 2)'],
  ['(a:1', "')', found its end (line 1, column 5)"],
  ['a:1)', "AND, OR or another term, found ')' (line 1, column 4)"],
  ['a:(', 'a value, found its end (line 1, column 4)'],
  ['a:(b:1)', "a value of 'a:' (a colon in it goes into quotes), found 'b:1)' (line 1, column 4)"],
  ['"abc', "the end of '\"abc', found its end (line 1, column 5)"],
  ['a:[1 TO', "the end of '[1 TO', found its end (line 1, column 8)"],
  ['a:[1, 2]', "a range ([400 TO 499]), found '[1, 2]' (line 1, column 3)"],
  ['a:[1 to 2]', "a range ([400 TO 499]), found '[1 to 2]' (line 1, column 3)"],
  ['a:>', 'a number, found its end (line 1, column 4)'],
  ['a:>5x', "a number, found '5x' (line 1, column 4)"],
  ['[1 TO 2]', "an attribute in front of a range or comparison, found '[1 TO 2]' (line 1, column 1)"],
  ['>5', "an attribute in front of a range or comparison, found '>5' (line 1, column 1)"],
  ['a:b>c', 'a word without > (put it into "quotes"), found \'>c\' (line 1, column 4)'],
  ['a:“b c”', 'a word without “ (put it into "quotes"), found \'“b c”\' (line 1, column 3)'],
  ['a:b"c"', 'a space between two terms, found \'"c"\' (line 1, column 4)'],
  ['a:1\n b:(', 'a value, found its end (line 2, column 5)'],
  ['a:b\\', "a space between two terms, found '\\' (line 1, column 4)"],
  ['a ] b', 'a term (word, "phrase" or attribute:value), found \'] b\' (line 1, column 3)'],
];

for (const [text, what] of wrong) {
  test(`syntax error: ${text}`, () => {
    const error = refusal(text);
    assert.equal(error.kind, 'syntax');
    assert.equal(error.message, `Cannot read search: expected ${what}`);
  });
}

test('nesting of 50 levels is read, of 51 refused', () => {
  const nested = (depth: number) => `${'('.repeat(depth)}a:1${')'.repeat(depth)}`;
  assert.deepEqual(parseSearch(nested(50)), attribute('a', '1'));
  assert.equal(refusal(nested(51)).kind, 'syntax');
  assert.equal(refusal(nested(4900)).kind, 'syntax');
  assert.equal(refusal(`${'-'.repeat(4900)}a`).kind, 'syntax');
});

test('a search of the greatest length is read, a longer one refused', () => {
  assert.deepEqual(parseSearch('a'.repeat(maxSearchLength)), word('a'.repeat(maxSearchLength)));
  assert.equal(refusal('a'.repeat(maxSearchLength + 1)).kind, 'syntax');
});
