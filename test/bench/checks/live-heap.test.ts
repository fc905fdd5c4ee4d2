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

const liveIn = (first: [number, number], last: [number, number]) => {
  const [of, and] = [first, last].map(([fromMs, toMs]) => ({ fromMs, toMs }));
  const live = of && and && liveHeapBytes(fullCollections(trace), { first: of, last: and });
  return live && [live.first / megabyte, live.last / megabyte];
};

test('what is alive is the least of each heap in the window, together', () => {
  assert.deepEqual(liveIn([1000, 2000], [1001, 2001]), [12, 10.5]);
});

test('a heap without a collection in the window is as it was left; one that had none at all is left out', () => {
  assert.deepEqual(liveIn([1000, 1999], [1999, 3000]), [12.5, 10.5]);
  assert.deepEqual(liveIn([0, 1200], [1999, 3000]), [8, 6]);
  assert.equal(liveIn([0, 1000], [1000, 3000]), undefined);
});
