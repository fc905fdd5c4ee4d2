import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearchTime } from './parse-search-time.ts';

const nowMs = Date.UTC(2026, 0, 2, 12);

const times: readonly (readonly [string, string | undefined])[] = [
  ['now', '2026-01-02T12:00:00.000Z'],
  ['now-15m', '2026-01-02T11:45:00.000Z'],
  ['now-1d+2h', '2026-01-01T14:00:00.000Z'],
  ['now+30s', '2026-01-02T12:00:30.000Z'],
  ['now-1w', '2025-12-26T12:00:00.000Z'],
  ['1767225600000', '2026-01-01T00:00:00.000Z'],
  ['2026-01-01', '2026-01-01T00:00:00.000Z'],
  ['2026-01-01T10:30', '2026-01-01T10:30:00.000Z'],
  ['2026-01-01T10:30:01.5Z', '2026-01-01T10:30:01.500Z'],
  ['2026-01-01 10:30:01', '2026-01-01T10:30:01.000Z'],
  ['2026-01-01T10:30:01+02:00', '2026-01-01T08:30:01.000Z'],
  ['2026-01-01T10:30:01.123456789-0130', '2026-01-01T12:00:01.123Z'],
  ['2026-01-01T10:30:01+02', '2026-01-01T08:30:01.000Z'],
  ['now-1d/d', undefined],
  ['now - 1d', undefined],
  ['now-5x', undefined],
  ['yesterday', undefined],
  ['2026-13-01', undefined],
  ['2026-01-01T10:30:01+2', undefined],
  ['-5', undefined],
  ['', undefined],
];

for (const [text, expected] of times) {
  test(`time of a search: '${text}'`, () => {
    const timeMs = parseSearchTime(text, nowMs);
    assert.equal(timeMs === undefined ? undefined : new Date(timeMs).toISOString(), expected);
  });
}
