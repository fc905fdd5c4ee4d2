import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchFilter } from './match-filter.ts';
import type { TagFilter } from './types.ts';

const tag = (text: string): TagFilter => ({ kind: 'tag', tag: text });
const not = (term: TagFilter): TagFilter => ({ kind: 'not', term });
const and = (...terms: TagFilter[]): TagFilter => ({ kind: 'and', terms });
const or = (...terms: TagFilter[]): TagFilter => ({ kind: 'or', terms });

const series = ['env:prod', 'host:web-1', 'role:db', 'role:cache', 'url:http://a:80/x', 'Canary'];

const cases: readonly [name: string, filter: TagFilter, expected: boolean][] = [
  ['everything', { kind: 'all' }, true],
  ['an equal tag', tag('env:prod'), true],
  ['another value', tag('env:dev'), false],
  ['a part of a value', tag('env:pro'), false],
  ['either case in the filter', tag('ENV:Prod'), true],
  ['either case in the tags', tag('canary'), true],
  ['the first of two values of a key', tag('role:db'), true],
  ['the second', tag('role:cache'), true],
  ['a prefix', tag('host:web-*'), true],
  ['a suffix', tag('host:*-1'), true],
  ['a middle', tag('host:*eb*'), true],
  ['several stars', tag('url:http*a*80*'), true],
  ['pieces in another order', tag('url:*80*a*x'), false],
  ['pieces that would overlap', tag('host:web-1*1'), false],
  ['a star that stands for nothing', tag('host:web-1*'), true],
  ['a key that exists', tag('role:*'), true],
  ['a key that does not', tag('team:*'), false],
  ['a key that another begins with', tag('ro:*'), false],
  ['a bare tag with a star', tag('can*'), true],
  ['a bare star pattern against key:value', tag('env*'), false],
  ['a dot is no wildcard', tag('host:web.1'), false],
  ['not', not(tag('env:dev')), true],
  ['not, with one of two values', not(tag('role:db')), false],
  ['and', and(tag('env:prod'), tag('role:db')), true],
  ['and of two values of a key', and(tag('role:db'), tag('role:cache')), true],
  ['and with one missing', and(tag('env:prod'), tag('x')), false],
  ['and of nothing', and(), true],
  ['or', or(tag('x'), tag('role:cache')), true],
  ['or of nothing', or(), false],
  ['nested', and(tag('env:prod'), not(or(tag('role:web'), tag('x')))), true],
];

for (const [name, filter, expected] of cases) {
  test(`matchFilter: ${name} ${expected ? 'matches' : 'does not match'}`, () => {
    assert.equal(matchFilter(filter)(series), expected);
  });
}

test('matchFilter: a series without tags satisfies only what asks for none', () => {
  assert.equal(matchFilter(tag('a:*'))([]), false);
  assert.equal(matchFilter(not(tag('a:*')))([]), true);
});
