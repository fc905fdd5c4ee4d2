import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wildcardExpression, wildcardMatcher } from './wildcard-matcher.ts';

const character = fc.constantFrom('a', 'b', '.', '\\', '*', '?', '\u{1F980}', 'é', '\n', '(');
const textOf = (maxLength: number) => fc.array(character, { maxLength }).map((list) => list.join(''));

test('a text is like a pattern when the regular expression says so', () => {
  fc.assert(
    fc.property(textOf(8), textOf(6), (text, pattern) => {
      const whole = new RegExp(`^(?:${wildcardExpression(pattern)})$`, 'su');
      assert.equal(wildcardMatcher(pattern)(text), whole.test(text));
    }),
    { numRuns: 5000 },
  );
});

test('escaped, a wildcard stands for itself', () => {
  const isLike = wildcardMatcher('a\\*b\\?\\\\*');
  assert.deepEqual(
    [isLike('a*b?\\'), isLike('a*b?\\c'), isLike('axb?\\'), isLike('a*bx\\')],
    [true, true, false, false],
  );
});

test('a pattern that a regular expression would never get done with takes no time', () => {
  const isLike = wildcardMatcher(`${'*a'.repeat(30)}*b`);
  const startedMs = performance.now();
  assert.equal(isLike('a'.repeat(5000)), false);
  assert.ok(performance.now() - startedMs < 1000);
});
