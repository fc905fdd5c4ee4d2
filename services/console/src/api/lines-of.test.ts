import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf } from './lines-of.ts';

test('lines come whole, however their bytes are cut', async () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '"', '\r') });
  await fc.assert(
    fc.asyncProperty(fc.array(word), fc.integer({ min: 1, max: 9 }), fc.boolean(), async (lines, size, ends) => {
      const bytes = new TextEncoder().encode(lines.join('\n') + (ends ? '\n' : ''));
      const read: string[] = [];
      for await (const line of linesOf(streamOf(bytes, size))) read.push(line);
      assert.deepEqual(
        read,
        lines.filter((line) => line !== ''),
      );
    }),
  );
});

test('a stream that is not read to its end is given up', async () => {
  let isGivenUp = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('a\nb')),
    cancel: () => {
      isGivenUp = true;
    },
  });
  for await (const line of linesOf(stream)) {
    assert.equal(line, 'a');
    break;
  }
  assert.equal(isGivenUp, true);
});

function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}
