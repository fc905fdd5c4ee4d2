import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startReceiver } from './testing-receiver.ts';

test('open sketches are shown as long as that is cheap, and closed ones bounded', async () => {
  const { clock, port, send, count } = startReceiver({ maxContexts: 300_000 });
  const perPacket = 400;
  for (let i = 0; i < 10_000; i += perPacket) {
    send(Array.from({ length: perPacket }, (_, k) => `d:1|d|#id:${i + k}`).join('\n'));
  }
  // Ten bins' worth for each sketch, and its one bin: more than 100,000.
  assert.equal(count('sketch_bins'), 110_000);
  await clock.advance(1_000);
  assert.deepEqual(port.take(), [], 'too many for a look at them');
  for (let i = 10_000; i < 190_000; i += perPacket) {
    send(Array.from({ length: perPacket }, (_, k) => `d:1|d|#id:${i + k}`).join('\n'));
  }
  const kept = Math.ceil(2_000_000 / 11);
  assert.equal(count('dropped.sketch_values'), 190_000 - kept);
  send('d:1|d|#id:0\nd:2|d|#id:0');
  assert.equal(count('dropped.sketch_values'), 190_000 - kept + 1, 'a bin that is there takes more');
  await clock.advance(9_000);
  const closed = port.messages.flatMap((message) => (message.kind === 'sketches' ? [message.batch] : []));
  assert.equal(closed[0]?.count.length, kept);
  assert.equal(count('sketch_bins'), 0);
});

test('a histogram keeps its first value beyond the bound on values, so that it has a median', async () => {
  const { clock, port, send, count } = startReceiver({ keys: { histogram_aggregates: ['count', 'median'] } });
  const full = `full:${Array.from({ length: 500 }, () => 1).join(':')}|h`;
  for (let sent = 0; sent < 4_000_000; sent += 500) send(full);
  send('late:5:7|h');
  assert.equal(count('histogram_values_beyond_bound'), 1);
  await clock.advance(10_000);
  assert.deepEqual(
    port
      .take()
      .find(({ kind }) => kind === 'points')
      ?.rows.slice(3),
    ['late.count{}@h rate/10 0=0.2', 'late.median{}@h gauge/10 0=5', 'late.95percentile{}@h gauge/10 0=5'],
  );
});

test('names, hosts and tags of contexts are bounded by their bytes, and have room again when they expire', async () => {
  // A context takes 128, its key and 40 a tag: `a`, two line feeds, host and tag.
  const { clock, send, count } = startReceiver({ maxContextBytes: 128 + 3 + 1 + 200 + 40 });
  send(`a:1|g|#${'t'.repeat(201)}\nb:1|g`);
  assert.deepEqual(
    ['contexts', 'context_bytes', 'dropped.context_bytes', 'dropped.contexts'].map(count),
    [1, 372, 1, 0],
  );
  await clock.advance(20_000);
  // As characters of two bytes they are too much.
  send(`a:1|g|#t${'ж'.repeat(120)}\nb:1|g\nc:1|d`);
  assert.deepEqual(['contexts', 'context_bytes', 'dropped.context_bytes'].map(count), [2, 128 + 4 + 128 + 5, 2]);
});

test('members of sets are bounded by their bytes; a set of which none is kept makes no point', async () => {
  const { clock, port, send, count } = startReceiver();
  const sent = 6300;
  for (let i = 0; i < sent; i++) send(`s:${`${i}`.padEnd(8000, 'x')}|s`);
  const kept = Math.floor((96 * 1024 * 1024) / (64 + 16_000));
  assert.equal(count('dropped.set_members'), sent - kept);
  send(`late:${'y'.repeat(8000)}|s`);
  send('late:2|g');
  assert.equal(count('dropped.set_members'), sent - kept + 1);
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, [
    `s{}@h gauge/10 0=${kept}`,
    'late{}@h gauge/10 0=2',
  ]);
  send(`late:${'y'.repeat(8000)}|s`);
  assert.equal(count('dropped.set_members'), sent - kept + 1, 'there is room in the next bucket');
});

test('an open bucket whose contexts take very much is not shown before its end', async () => {
  const { clock, port, send } = startReceiver({ maxContexts: 10_000 });
  const tags = (context: number): string => Array.from({ length: 1100 }, (_, i) => `t${context}.${i}`).join(',');
  send(`g:1|g|#${tags(0)}`);
  await clock.advance(1_000);
  assert.equal(port.take().length, 1);
  // 40 bytes a tag alone.
  for (let i = 1; i < (64 * 1024 * 1024) / (1100 * 40); i++) send(`g:1|g|#${tags(i)}`);
  await clock.advance(8_000);
  assert.deepEqual(port.take(), []);
  await clock.advance(1_000);
  assert.deepEqual(
    port.messages.map(({ kind }) => kind),
    ['points', 'open'],
  );
});

test('what is not aggregated waits no longer once its texts are long', () => {
  const { port, send } = startReceiver({ keys: { dogstatsd_buffer_size: 65_536 } });
  const text = 'x'.repeat(60_000);
  const inKinds = (line: (i: number) => string): readonly string[] => {
    for (let i = 0; i < 70; i++) send(line(i));
    return port.messages.splice(0).map(({ kind }) => kind);
  };
  const perForward = Math.ceil((4 * 1024 * 1024) / (64 + 60_000));
  assert.equal(perForward, 70);
  assert.deepEqual(
    inKinds(() => `_sc|up|0|m:${text}`),
    ['checks'],
  );
  assert.deepEqual(
    inKinds(() => `_e{1,60000}:t|${text}`),
    ['events'],
  );
  const tags = Array.from({ length: 1600 }, (_, i) => `${'t'.repeat(32)}${i}`).join(',');
  assert.deepEqual(
    inKinds((i) => `g${i}:1|g|T1800000000|#${tags}`),
    // A tag takes more than its text.
    ['points', 'points'],
  );
});
