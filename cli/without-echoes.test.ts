import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../lib/clock/virtual-clock.ts';
import { withoutEchoes } from './without-echoes.ts';

test('the same signal counts again after half a second, another one at once', async () => {
  const clock = new VirtualClock();
  const seen: string[] = [];
  const onSignal = withoutEchoes((signal) => seen.push(signal), clock);
  onSignal('SIGINT');
  onSignal('SIGINT');
  await clock.advance(499);
  onSignal('SIGINT');
  assert.deepEqual(seen, ['SIGINT']);
  onSignal('SIGTERM');
  await clock.advance(1);
  onSignal('SIGINT');
  assert.deepEqual(seen, ['SIGINT', 'SIGTERM', 'SIGINT']);
});
