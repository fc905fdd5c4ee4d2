import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergesOf } from './merge-segments.ts';
import type { Segment } from './segment.ts';
import { tiers } from './tiers.ts';

const [raw] = tiers;
const hourS = 3600;
const midnightS = 20_000 * 86_400;

/** Segments of hours of a day. */
function hours(fromHour: number, toHour: number, rows = 1000): Segment[] {
  return Array.from({ length: toHour - fromHour }, (_, at) => {
    const fromS = midnightS + (fromHour + at) * hourS;
    return { table: 'points', fromS, toS: fromS + hourS, file: `${fromHour + at}`, rows, bytes: 1 };
  });
}

/** Which files become one. */
function merged(segments: readonly Segment[], sealedUpToHour: number): string[] {
  const merges = mergesOf(raw, segments, midnightS + sealedUpToHour * hourS);
  return merges.map(({ table, segments: group }) => `${table.name} ${group[0]?.file}-${group.at(-1)?.file}`);
}

test('six hours that are over become one, and a day that is over', () => {
  assert.deepEqual(merged(hours(0, 5), 5), []);
  assert.deepEqual(merged(hours(0, 8), 8), ['points 0-5']);
  assert.deepEqual(merged(hours(0, 26), 26), ['points 0-23']);
});

test('what is one already is left alone', () => {
  const day: Segment = { table: 'points', fromS: midnightS, toS: midnightS + 24 * hourS, file: 'd', rows: 9, bytes: 1 };
  assert.deepEqual(merged([day, ...hours(24, 26)], 26), []);
});

test('very large segments are joined as far as they may be', () => {
  assert.deepEqual(merged(hours(0, 6, 7_000_000), 6), ['points 0-1', 'points 2-3', 'points 4-5']);
  assert.deepEqual(merged(hours(0, 6, 30_000_000), 6), []);
});
