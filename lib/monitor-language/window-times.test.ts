import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWindow } from './window.ts';
import { windowAt, windowSeconds } from './window-times.ts';

const window = (text: string) => readWindow(text) ?? assert.fail(text);

/** When a window that ends at a moment begins, as a text. */
function from(at: string, text: string, scheduling?: Parameters<typeof windowAt>[2]): string {
  const { fromMs, toMs } = windowAt(Date.parse(at), window(text), scheduling);
  assert.equal(toMs, Date.parse(at));
  return new Date(fromMs).toISOString();
}

test('seconds of a window', () => {
  const seconds = ['last_5m', 'last_4h', 'last_1d', 'last_1w', 'last_1mo', 'current_1d', 'next_2w'];
  assert.deepEqual(
    seconds.map((text) => windowSeconds(window(text))),
    [300, 14_400, 86_400, 604_800, 2_592_000, 86_400, 1_209_600],
  );
});

test('windows that look back and ahead', () => {
  assert.equal(from('2026-03-01T10:00:00Z', 'last_5m'), '2026-03-01T09:55:00.000Z');
  assert.deepEqual(windowAt(1000, window('next_1h')), { fromMs: 1000, toMs: 3_601_000 });
});

test('the current hour, day and month', () => {
  const at = '2026-03-15T10:20:00Z';
  assert.equal(from(at, 'current_1h'), '2026-03-15T10:00:00.000Z');
  assert.equal(from(at, 'current_1h', { hour_starts: 30 }), '2026-03-15T09:30:00.000Z');
  assert.equal(from(at, 'current_1d'), '2026-03-15T00:00:00.000Z');
  assert.equal(from(at, 'current_1d', { day_starts: '10:20' }), '2026-03-15T10:20:00.000Z');
  assert.equal(from(at, 'current_1d', { day_starts: '10:21' }), '2026-03-14T10:21:00.000Z');
  assert.equal(from(at, 'current_1mo'), '2026-03-01T00:00:00.000Z');
  assert.equal(from(at, 'current_1mo', { month_starts: 16 }), '2026-02-16T00:00:00.000Z');
  assert.equal(from('2026-01-01T03:00:00Z', 'current_1mo', { day_starts: '04:00' }), '2025-12-01T04:00:00.000Z');
});

test('by the clocks of a zone, across their changes', () => {
  const timezone = 'Europe/Paris';
  assert.equal(from('2026-07-15T23:00:00Z', 'current_1d', { timezone }), '2026-07-15T22:00:00.000Z');
  // Forward at 01:00 UTC on 29 March, back at 01:00 UTC on 25 October.
  assert.equal(from('2026-03-29T12:00:00Z', 'current_1d', { timezone }), '2026-03-28T23:00:00.000Z');
  assert.equal(from('2026-10-25T12:00:00Z', 'current_1d', { timezone }), '2026-10-24T22:00:00.000Z');
  assert.equal(from('2026-03-31T12:00:00Z', 'current_1mo', { timezone }), '2026-02-28T23:00:00.000Z');
  assert.equal(from('2026-10-25T00:30:00Z', 'current_1h', { timezone }), '2026-10-25T00:00:00.000Z');
  const starts = { timezone, day_starts: '02:30' };
  assert.equal(from('2026-10-25T00:45:00Z', 'current_1d', starts), '2026-10-25T00:30:00.000Z');
  assert.equal(from('2026-10-25T01:10:00Z', 'current_1d', starts), '2026-10-25T00:30:00.000Z');
  assert.equal(from('2026-03-29T01:10:00Z', 'current_1d', starts), '2026-03-28T01:30:00.000Z');
  assert.equal(from('2026-03-29T01:40:00Z', 'current_1d', starts), '2026-03-29T01:30:00.000Z');
  assert.equal(from('2026-07-15T00:10:00Z', 'current_1h', { timezone: 'Asia/Kolkata' }), '2026-07-14T23:30:00.000Z');
});

test('a window never begins after it ends, whatever the zone', () => {
  for (let atMs = Date.parse('2026-10-24T20:00:00Z'); atMs < Date.parse('2026-10-26T04:00:00Z'); atMs += 7 * 60_000) {
    for (const unit of ['current_1h', 'current_1d'] as const) {
      const { fromMs, toMs } = windowAt(atMs, window(unit), { timezone: 'Europe/Paris', day_starts: '02:30' });
      const length = toMs - fromMs;
      assert.ok(length >= 0 && length <= (unit === 'current_1h' ? 2 : 25) * 3_600_000, new Date(atMs).toISOString());
    }
  }
});
