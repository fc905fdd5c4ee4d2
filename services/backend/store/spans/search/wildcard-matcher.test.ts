import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wildcardMatcher } from './wildcard-matcher.ts';
import { wildcardPattern } from './wildcard-pattern.ts';

test('patterns of any characters match what one regular expression matches', () => {
  const unit = fc.constantFrom('a', 'A', 'b', '*', '?', '\\', '\\*', '\\?', '.', '\n', '\u{1F600}', '$', '^', '1');
  const text = fc.string({ unit, maxLength: 12 });
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 6 }), text, fc.boolean(), (pattern, sought, isAnyCase) => {
      const whole = new RegExp(`^(?:${wildcardPattern(pattern)})$`, isAnyCase ? 'isu' : 'su');
      assert.equal(wildcardMatcher(pattern, { isAnyCase })(sought), whole.test(sought));
    }),
    { numRuns: 5000 },
  );
});

test('many stars over a long text that nearly matches take no longer than a few', () => {
  const text = 'a'.repeat(5000);
  const started = performance.now();
  assert.equal(wildcardMatcher(`${'*a'.repeat(100)}*b`)(text), false);
  assert.equal(wildcardMatcher(`${'*'.repeat(5000)}b`, { isAnyCase: true })(text), false);
  assert.equal(wildcardMatcher(`${'*a'.repeat(100)}`)(text), true);
  assert.ok(performance.now() - started < 1000);
});
