import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { halves } from './halves.ts';
import { SpanIndex } from './span-index.ts';

test('a span is found by its id, the first where several have it, within its chunk', () => {
  const index = new SpanIndex();
  const id = fc.oneof(
    fc.bigInt({ min: 0n, max: 8n }),
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    fc.constant(1n << 32n),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 100 }), fc.nat(100), id, (list, skip, other) => {
      const from = Math.min(skip, list.length);
      const ids = halves(BigUint64Array.from(list));
      const chunk = list.slice(from);
      assert.equal(index.build(ids, from, list.length), chunk.length - new Set(chunk).size);
      for (const each of [...chunk, other]) {
        const at = chunk.indexOf(each);
        assert.equal(index.find(Number(each & 0xffffffffn), Number(each >> 32n)), at < 0 ? -1 : from + at);
      }
    }),
  );
});

test('ids in a row, or alike in their lower half, are found as fast', () => {
  const index = new SpanIndex();
  for (const step of [1n, 1n << 32n, 1n << 16n]) {
    const ids = halves(BigUint64Array.from({ length: 200_000 }, (_, at) => step * BigInt(at + 1)));
    const startMs = performance.now();
    assert.equal(index.build(ids, 0, 200_000), 0);
    assert.ok(performance.now() - startMs < 500);
  }
});
