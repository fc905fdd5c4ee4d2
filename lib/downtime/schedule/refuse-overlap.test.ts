import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseOverlap } from './refuse-overlap.ts';
import { Zone } from './zone.ts';

const berlin = new Zone('Europe/Berlin');

function refusal(rrule: string, duration: string, start = '2026-03-20T00:00'): string | undefined {
  try {
    refuseOverlap({ rrule, duration, start }, berlin);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test('what begins again before it is over is refused, with its duration and its rule', () => {
  assert.equal(
    refusal('FREQ=DAILY', '25h'),
    "Invalid duration '25h': FREQ=DAILY begins at 2026-03-20T00:00 and again at 2026-03-21T00:00, before that is over",
  );
  // Only between Friday and Saturday.
  assert.match(refusal('FREQ=WEEKLY;BYDAY=MO,FR,SA', '3d') ?? '', /2026-03-20T00:00 and again at 2026-03-21T00:00/);
  assert.match(refusal('FREQ=HOURLY', '61m') ?? '', /^Invalid duration '61m'/);
});

test('what is over when it begins again is not, in the week of a change of clocks either', () => {
  // The day of the change has 23 hours.
  assert.equal(refusal('FREQ=DAILY', '24h'), undefined);
  assert.equal(refusal('FREQ=DAILY', '1d'), undefined);
  assert.equal(refusal('FREQ=HOURLY', '60m'), undefined);
  assert.equal(refusal('FREQ=WEEKLY;BYDAY=MO,FR', '3d'), undefined);
  assert.equal(refusal('FREQ=DAILY;COUNT=1', '30d'), undefined);
});
