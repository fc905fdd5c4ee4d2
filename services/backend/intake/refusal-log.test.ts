import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { Refusals } from '../../../lib/codec/refusals.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import { Counters } from './counters.ts';
import { RefusalLog } from './refusal-log.ts';

test('all refusals are counted, the first few named, one line a door in ten seconds, with all since the last', async () => {
  const lines: string[] = [];
  const log = { warn: (_fields: object, line: string) => void lines.push(line) } as unknown as Logger;
  const clock = new VirtualClock();
  const counters = new Counters();
  const refusalLog = new RefusalLog({ counters, log, clock });
  const refusals = new Refusals();
  for (let i = 0; i < 1000; i += 1) refusals.add('bad_value', `points[${i}]`);

  refusalLog.report('series', refusals);
  refusalLog.report('series', refusals);
  refusalLog.report('events', refusals);
  refusalLog.report('series', refusals);
  await clock.advance(10_000);
  await clock.advance(10_000);
  refusalLog.report('series', new Refusals());
  refusalLog.report('series', refusals);

  const named = 'points[0]; points[1]; points[2]; points[3]; points[4]';
  assert.deepEqual(lines, [
    `series: refused 1000: ${named}`,
    `events: refused 1000: ${named}`,
    `series: refused 2000: ${named}`,
    `series: refused 1000: ${named}`,
  ]);
  assert.deepEqual(counters.snapshot(), { 'intake.refused.bad_value': 5000 });
});
