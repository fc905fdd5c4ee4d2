import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expressionProblem } from './expression-problem.ts';

test('an expression that cannot be used, or that JavaScript reads otherwise, has a problem', () => {
  for (const good of ['a', '^a(?:b|c)+$', '(?<name>a)', '\\d']) assert.equal(expressionProblem(good), undefined);
  assert.match(expressionProblem('(') ?? '', /Invalid regular expression/);
  for (const python of ['(?P<name>a)', 'a\\Z', '(?i)a']) {
    assert.match(expressionProblem(python) ?? '', /is Python's syntax of regular expressions/);
  }
});
