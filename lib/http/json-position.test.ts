import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findJsonError } from './json-position.ts';

const cases: readonly (readonly [string, string])[] = [
  ['', 'unexpected end at line 1 column 1'],
  ['hello', "unexpected 'hello' at line 1 column 1"],
  ['{"a":NaN}', "unexpected 'NaN' at line 1 column 6"],
  ['{"a":-Infinity}', "unexpected '-Infinity' at line 1 column 6"],
  ['{"a":1,}', "unexpected '}' at line 1 column 8"],
  ['{\n  "a": [1, 2\n}', "unexpected '}' at line 3 column 1"],
  ['[1 2]', "unexpected '2' at line 1 column 4"],
  ['[1,2]]', "unexpected ']' at line 1 column 6"],
  ["{'a':1}", `unexpected ''' at line 1 column 2`],
  ['{"a" 1}', "unexpected '1' at line 1 column 6"],
  ['["a\\x"]', "unexpected '\\' at line 1 column 4"],
  ['["never closed', 'unexpected end at line 1 column 15'],
  ['[\n\n', 'unexpected end at line 3 column 1'],
  ['["a\nb"]', "unexpected '\n' at line 1 column 4"],
  ['[01]', "unexpected '1' at line 1 column 3"],
];

for (const [text, message] of cases) {
  test(`${JSON.stringify(text)}: ${message}`, () => {
    assert.throws(() => JSON.parse(text));
    assert.equal(findJsonError(text), message);
  });
}

test('whole JSON is read to its end, whatever is in it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      assert.match(findJsonError(`${text} !`), /^unexpected '!'/);
    }),
    { numRuns: 200 },
  );
});

test('a long text does not exhaust the stack', () => {
  assert.match(findJsonError(`["${'x'.repeat(5_000_000)}", ${'['.repeat(100_000)}`), /unexpected end/);
});
