import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BatchTexts } from './batch-texts.ts';
import { knownKeys, knownKeyTexts } from './known-keys.ts';

function of(texts: BatchTexts, text: string): number {
  const bytes = Buffer.from(`<${text}>`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return texts.of({ bytes, view }, 1, bytes.length - 2);
}

const anyText = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'ba', 'abc', 'abcd', 'abce', 'abcde', 'abcdefgh', 'abcdefgi'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.integer({ min: 1022, max: 1026 }).map((length) => 'x'.repeat(length)),
);

test('each text of a batch once, whatever came in earlier batches', () => {
  const texts = new BatchTexts();
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 60 }), (all) => {
      texts.begin();
      const positions = all.map((text, i) => (i % 5 === 4 ? texts.add(text) : of(texts, text)));
      assert.deepEqual(
        positions.map((position) => texts.texts[position]),
        all,
      );
      assert.deepEqual(texts.texts, [...new Set(['', ...all])]);
    }),
    { numRuns: 500 },
  );
});

test('the texts of a batch are its own', () => {
  const texts = new BatchTexts();
  of(texts, 'a');
  const { texts: before } = texts;
  texts.begin();
  of(texts, 'b');
  assert.deepEqual(
    [before, texts.texts],
    [
      ['', 'a'],
      ['', 'b'],
    ],
  );
});

test('known keys are told, in each batch and after the cache was emptied', () => {
  const texts = new BatchTexts();
  for (let batch = 0; batch < 3; batch++) {
    texts.begin();
    const kinds = ['x', ...knownKeyTexts, 'y'].map((key) => texts.kinds[of(texts, key)]);
    assert.deepEqual(kinds, [0, ...Object.values(knownKeys), 0]);
    for (let i = 0; i < 70_000; i++) of(texts, `${batch}:${i}`);
    assert.equal(texts.texts.length, 70_000 + 3 + knownKeyTexts.length);
    assert.equal(of(texts, `${batch}:69999`), texts.texts.length - 1);
    const { texts: taken } = texts;
    const copy = [...taken];
    texts.begin();
    of(texts, 'of the next batch');
    assert.deepEqual(taken, copy);
  }
});

test('texts that differ only beyond their first kilobyte, and those that differ in a byte', () => {
  const texts = new BatchTexts();
  const long = 'x'.repeat(5000);
  const all = [`${long}a`, `${long}b`, long, `${long}a`];
  assert.deepEqual(
    all.map((text) => of(texts, text)),
    [1, 2, 3, 1],
  );
  const base = 'abcdefghijklmnopqrstuvwxyz';
  for (let at = 0; at < base.length; at++) {
    const other = `${base.slice(0, at)}_${base.slice(at + 1)}`;
    assert.notEqual(of(texts, base), of(texts, other));
  }
});
