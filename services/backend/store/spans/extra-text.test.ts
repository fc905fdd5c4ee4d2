import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { extraPrefix, parseExtra } from './extra-text.ts';

const kind = fc.constantFrom('tag' as const, 'column' as const, 'number' as const);
const text = fc
  .array(fc.constantFrom('a', ':', '1', '.', '#', '=', '\u0000', '\u{1F980}'), { maxLength: 5 })
  .map((list) => list.join(''));

test('an element is taken apart as it was put together, and begins as no other name’s', () => {
  fc.assert(
    fc.property(kind, text, text, kind, text, (ofKind, name, value, otherKind, otherName) => {
      const element = extraPrefix(ofKind, name) + value;
      assert.deepEqual(parseExtra(element), { kind: ofKind, name, value });
      const isSame = ofKind === otherKind && name === otherName;
      assert.equal(element.startsWith(extraPrefix(otherKind, otherName)), isSame);
    }),
    { numRuns: 2000 },
  );
});
