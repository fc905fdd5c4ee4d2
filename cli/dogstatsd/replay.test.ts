import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { replay } from './replay.ts';

const at = (seconds: number, text: string) => ({
  timestampNs: 1_700_000_000_000_000_000n + BigInt(seconds * 1e9),
  payload: Buffer.from(text),
});

test('packets are sent with the pauses in which they came', async () => {
  const clock = new VirtualClock();
  const startedMs = clock.monotonic();
  const sent: string[] = [];
  const send = async (payload: Buffer): Promise<void> => {
    sent.push(`${clock.monotonic() - startedMs} ${payload}`);
  };
  let count: number | undefined;
  const done = replay([at(0, 'a'), at(1.5, 'b'), at(1.5, 'c')], { clock, send, isStopped: () => false });
  void done.then((each) => {
    count = each;
  });
  while (count === undefined) await clock.advance(100);
  assert.deepEqual(sent, ['0 a', '1500 b', '1500 c']);
  assert.equal(count, 3);
});

test('it can be stopped', async () => {
  const sent: string[] = [];
  const send = async (payload: Buffer): Promise<void> => {
    sent.push(String(payload));
  };
  const isStopped = (): boolean => sent.length === 1;
  assert.equal(await replay([at(0, 'a'), at(0, 'b')], { clock: new VirtualClock(), send, isStopped }), 1);
});
