import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Counters } from '../engine/counters.ts';
import { ContextCatalogue } from './context-catalogue.ts';

test('ContextCatalogue: the last context at the limit is taken, the next is not; a known one always is', () => {
  const catalogue = new ContextCatalogue(new Counters(), 2);
  const resolve = (metric: string) =>
    catalogue.resolve({ metric, type: 'gauge', host: '', tags: [], intervalS: 0 }, 0)?.id;
  assert.deepEqual([resolve('a'), resolve('b'), resolve('c'), resolve('b')], [1, 2, undefined, 2]);
});
