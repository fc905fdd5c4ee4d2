import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseJson } from './json.ts';

const cases: readonly (readonly [string, unknown])[] = [
  ['"\\ud800"', '\ufffd'],
  ['"a\\uDFFFb"', 'a\ufffdb'],
  ['"\\ud83d\\ude00"', '😀'],
  ['"\\ud83d\\ud83d\\ude00\\ude00"', '\ufffd😀\ufffd'],
  ['"\\ud83d\\n\\ude00"', '\ufffd\n\ufffd'],
  ['"\\\\ud800"', '\\ud800'],
  ['"\\\\\\ud800"', '\\\ufffd'],
  ['{"\\udc00":["\\udc00"]}', { '\ufffd': ['\ufffd'] }],
  ['"\\ud7ff\\ue000"', '\ud7ff\ue000'],
];

for (const [json, value] of cases) {
  test(`${json} is well-formed`, () => assert.deepEqual(parseJson(Buffer.from(json)), value));
}

test('any text comes out as `toWellFormed` has it', () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const odd = fc.constantFrom('\\', 'u', 'd800', '\ud800', '\udc00', '"', 'x');
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(unit, odd) }), (text) => {
      assert.equal(parseJson(Buffer.from(JSON.stringify(text))), text.toWellFormed());
    }),
  );
});

test('what is no JSON is refused at its place, halves of pairs or not', () => {
  assert.throws(() => parseJson(Buffer.from('["\\ud800", x]')), {
    message: "Invalid JSON: unexpected 'x' at line 1 column 12",
  });
});
