import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { truncateUtf8 } from './truncate-utf8.ts';

test('the longest beginning that fits, of whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.nat(60), (text, maxBytes) => {
      const cut = truncateUtf8(text, maxBytes);
      assert.ok(text.startsWith(cut));
      assert.ok(Buffer.byteLength(cut) <= maxBytes);
      const [next = ''] = text.slice(cut.length);
      assert.ok(next === '' || Buffer.byteLength(cut + next) > maxBytes);
    }),
  );
});
