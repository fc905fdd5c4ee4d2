import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonBytes } from './json-bytes.ts';

function written(write: (json: JsonBytes) => void): { readonly text: string; readonly pieces: readonly number[] } {
  const pieces: Uint8Array[] = [];
  const json = new JsonBytes((piece) => pieces.push(piece));
  write(json);
  json.end();
  return { text: Buffer.concat(pieces).toString(), pieces: pieces.map(({ length }) => length) };
}

const numberText = (value: number): string => written((json) => json.number(value)).text;

test('a number is written as JSON.stringify writes it', () => {
  const decimal = fc
    .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 8 }))
    .map(([n, exponent]) => n / 10 ** exponent);
  fc.assert(
    fc.property(fc.oneof(fc.double(), decimal, fc.integer(), fc.float()), (value) => {
      assert.equal(numberText(value), JSON.stringify(value));
    }),
    { numRuns: 20_000 },
  );
  for (const value of [
    0,
    -0,
    0.1 + 0.2,
    0.001,
    0.0005,
    1e21,
    2 ** 53,
    -(2 ** 53) / 1000,
    Number.MAX_SAFE_INTEGER / 1000,
    5e-324,
  ]) {
    assert.equal(numberText(value), JSON.stringify(value));
  }
});

test('texts of any length and character go over in order, in pieces that are handed over as they are full', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 })), (texts) => {
      const { text } = written((json) => {
        for (const each of texts) {
          json.text(JSON.stringify(each));
          json.comma();
        }
      });
      assert.equal(text, texts.map((each) => `${JSON.stringify(each)},`).join(''));
    }),
  );
  const { text, pieces } = written((json) => {
    json.text('[');
    for (let n = 0; n < 30_000; n++) {
      if (n > 0) json.comma();
      json.number(n / 8);
    }
    json.text(']');
    json.text(JSON.stringify('é'.repeat(70_000)));
  });
  const [numbers, long] = text.split('"');
  assert.deepEqual(
    JSON.parse(numbers ?? ''),
    Array.from({ length: 30_000 }, (_, n) => n / 8),
  );
  assert.equal(long, 'é'.repeat(70_000));
  assert.deepEqual(
    pieces.map((bytes) => Math.round(bytes / 1000)),
    [16, 66, 149, 140],
  );
});
