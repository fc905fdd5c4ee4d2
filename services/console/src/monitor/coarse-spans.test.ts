import assert from 'node:assert/strict';
import test from 'node:test';
import { coarseSpans } from './coarse-spans.ts';
import type { StateSpan } from './group-timeline.ts';

const window = { fromMs: 0, toMs: 3000 };

test('few spans are drawn as they are; of many the worst of each part, and gaps stay', () => {
  const few: readonly StateSpan[] = [{ state: 'OK', fromMs: 0, toMs: 3000 }];
  assert.equal(coarseSpans(few, window), few);
  // Of every five milliseconds one is Warn, up to 2000; one of them is Alert.
  const many = Array.from({ length: 400 }, (_, at): readonly StateSpan[] => [
    { state: at === 101 ? 'Alert' : 'Warn', fromMs: at * 5, toMs: at * 5 + 1 },
    { state: 'OK', fromMs: at * 5 + 1, toMs: at * 5 + 5 },
  ]).flat();
  assert.deepEqual(coarseSpans(many, window), [
    { state: 'Warn', fromMs: 0, toMs: 500 },
    { state: 'Alert', fromMs: 500, toMs: 510 },
    { state: 'Warn', fromMs: 510, toMs: 2000 },
  ]);
});
