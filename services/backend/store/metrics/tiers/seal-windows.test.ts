import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowOf } from './seal-windows.ts';
import type { Segment } from './segment.ts';
import { tiers } from './tiers.ts';

const [raw] = tiers;
const hourS = 3600;
const dayS = 24 * hourS;
const midnightS = 20_000 * dayS;

function segment(table: Segment['table'], fromHour: number, toHour: number): Segment {
  const window = { fromS: midnightS + fromHour * hourS, toS: midnightS + toHour * hourS };
  return { table, ...window, file: `${table}-${fromHour}`, rows: 1, bytes: 1 };
}

/** The window of an hour, in hours of the day; sealed up to hour 20, to be sealed up to 22. */
function hoursOf(hour: number, ...segments: readonly Segment[]): readonly [number, number] {
  const { fromS, toS } = windowOf(midnightS + hour * hourS, {
    tier: raw,
    sealUpToS: midnightS + 22 * hourS,
    sealedUpToS: midnightS + 20 * hourS,
    segments,
  });
  return [(fromS - midnightS) / hourS, (toS - midnightS) / hourS];
}

test('what was not sealed yet is sealed by the hour', () => {
  assert.deepEqual(hoursOf(21), [21, 22]);
  assert.deepEqual(hoursOf(20), [20, 21]);
});

test('what came late is sealed with the segment that it is in', () => {
  assert.deepEqual(hoursOf(7, segment('points', 6, 12), segment('points', 12, 13)), [6, 12]);
});

test('what came late for an hour that has no segment gets one', () => {
  assert.deepEqual(hoursOf(7, segment('points', 0, 7), segment('points', 8, 9)), [7, 8]);
});

test('where the tables of a tier are cut at other seconds all that reach into the window are whole in it', () => {
  const segments = [segment('sketch_bins', 0, 4), segment('points', 0, 12), segment('sketch_bins', 4, 13)];
  assert.deepEqual(hoursOf(2, ...segments), [0, 13]);
  assert.deepEqual(hoursOf(12, ...segments), [0, 13]);
});
