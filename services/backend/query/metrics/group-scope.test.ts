import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMetricQuery } from '../../../../lib/query-language/parse.ts';
import { groupScope } from './group-scope.ts';

const cases: readonly (readonly [scope: string, group: readonly string[], expected: string])[] = [
  ['*', [], '*'],
  ['env:x,!a:b', [], 'env:x,!a:b'],
  ['*', ['host:a', 'env:N/A'], 'host:a,env:N/A'],
  ['env:x', ['host:a'], 'host:a,env:x'],
  ['-env:x,!a', ['host:a'], 'host:a,-env:x,!a'],
  ['env:x OR env:y', ['host:a'], 'host:a AND (env:x OR env:y)'],
  ['env:x AND env:y', ['host:a'], 'host:a AND (env:x AND env:y)'],
  ['not env:x', ['host:a'], 'host:a AND (not env:x)'],
  ['env IN (x, y)', ['host:a'], 'host:a AND (env IN (x, y))'],
  ['notary:x', ['host:a'], 'host:a,notary:x'],
];

for (const [scope, group, expected] of cases) {
  test(`{${scope}} of group ${group.join(',') || '(all)'} is {${expected}}`, () => {
    assert.equal(groupScope(parseMetricQuery(`m{${scope}}`), group), expected);
    parseMetricQuery(`m{${expected}}`);
  });
}
