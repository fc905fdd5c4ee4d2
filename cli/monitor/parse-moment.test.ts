import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMoment } from './parse-moment.ts';

test('moments before now, and of the calendar', () => {
  const nowMs = Date.UTC(2026, 10, 27, 8);
  const parse = (text: string) => parseMoment(text, { option: '--from', nowMs });
  assert.equal(parse('now'), nowMs);
  assert.equal(parse('now-90m'), nowMs - 90 * 60_000);
  assert.equal(parse('now-2d'), nowMs - 2 * 86_400_000);
  assert.equal(parse('2026-11-27T07:30Z'), nowMs - 30 * 60_000);
  for (const text of ['', 'now-', 'now+1h', 'now-1y', 'yesterday', '12', '2026-13-01']) {
    assert.throws(() => parse(text), /--from: /, text);
  }
});
