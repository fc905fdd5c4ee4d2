import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullCollections, liveHeapBytes } from './live-heap.ts';

const trace = `
[77:0x7fb568001000]      500 ms: Scavenge 16.8 (29.1) -> 9.1 (32.8) MB, pooled: 0 MB, 1.46 / 0.00 ms  (average mu = 0.974) task;
[77:0x7fb568001000]     1000 ms: Mark-Compact 16.8 (29.1) -> 8.0 (32.8) MB, pooled: 0 MB, 12.46 / 0.00 ms  finalize incremental marking via task
[77:0x7fb568002000]     1500 ms: Mark-Compact (reduce) 9.0 (20.0) -> 4.5 (20.0) MB, pooled: 0 MB, 12.46 / 0.00 ms
something else
[77:0x7fb568001000]     1999 ms: Mark-Compact 16.8 (29.1) -> 7.5 (32.8) MB, pooled: 0 MB, 12.46 / 0.00 ms
[77:0x7fb568001000]     2000 ms: Mark-Compact 16.8 (29.1) -> 6.0 (32.8) MB, pooled: 0 MB, 12.46 / 0.00 ms
`;
const megabyte = 2 ** 20;

test('full collections are read from the trace, of each heap; those of the young generation are not', () => {
  assert.deepEqual(
    fullCollections(trace).map(({ isolate, atMs, liveBytes }) => [isolate.slice(-4), atMs, liveBytes / megabyte]),
    [
      ['1000', 1000, 8],
      ['2000', 1500, 4.5],
      ['1000', 1999, 7.5],
      ['1000', 2000, 6],
    ],
  );
});

test('what is alive is the least of each heap in the window, together', () => {
  const collections = fullCollections(trace);
  assert.equal(liveHeapBytes(collections, { fromMs: 1000, toMs: 2000 }), 12 * megabyte);
  assert.equal(liveHeapBytes(collections, { fromMs: 1001, toMs: 2001 }), 10.5 * megabyte);
});

test('a heap without a collection in the window says nothing of it', () => {
  const collections = fullCollections(trace);
  assert.equal(liveHeapBytes(collections, { fromMs: 1501, toMs: 3000 }), undefined);
  assert.equal(liveHeapBytes([], { fromMs: 0, toMs: 3000 }), undefined);
});
