import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import zlib from 'node:zlib';
import type { PacketsMessage, PacketsReply } from '../dogstatsd/packets-port.ts';
import { openTestTraces } from './testing-traces.ts';

/** The receiver beside a DogStatsD that shows what it gets, and answers when it is told to. */
async function openWithDogstatsd(t: TestContext) {
  const got: PacketsMessage[] = [];
  const arrived = Promise.withResolvers<void>();
  let onReply: (reply: PacketsReply) => void = () => undefined;
  let onClose = (): void => undefined;
  const traces = await openTestTraces(t, {
    dogstatsdPort: {
      postMessage: (message) => {
        got.push(message);
        arrived.resolve();
      },
      on: (event: 'message' | 'close', listener: never) => {
        if (event === 'message') onReply = listener;
        else onClose = listener;
      },
    },
  });
  const post = (path: string, body: Uint8Array | string, headers = {}): Promise<Response> =>
    traces.send(path, body, { method: 'POST', headers: { 'Content-Type': 'text/plain', ...headers } });
  const reply = (): void => onReply({ id: got.at(-1)?.id ?? -1 });
  const texts = (): string[] => got.map(({ bytes }) => Buffer.from(bytes).toString());
  return { ...traces, post, arrived: arrived.promise, reply, texts, close: () => onClose() };
}

test('lines go to DogStatsD, and are answered when it has read them', async (t) => {
  const traces = await openWithDogstatsd(t);
  const answer = traces.post('/dogstatsd/v2/proxy', 'a:1|c\nb:2|g\n');
  await traces.arrived;
  const early = await Promise.race([answer, new Promise<'waits'>((resolve) => setImmediate(() => resolve('waits')))]);
  assert.equal(early, 'waits');
  traces.reply();
  assert.equal((await answer).status, 200);
  assert.deepEqual(traces.texts(), ['a:1|c\nb:2|g\n']);
  const counters = traces.counters();
  assert.deepEqual([counters['traces.dogstatsd_proxy.requests'], counters['traces.dogstatsd_proxy.bytes']], [1, 12]);
});

test('compressed lines, and those to the older door', async (t) => {
  const traces = await openWithDogstatsd(t);
  const answer = traces.post('/dogstatsd/v1/proxy', zlib.gzipSync('a:1|c'), { 'Content-Encoding': 'gzip' });
  await traces.arrived;
  traces.reply();
  assert.equal((await answer).status, 200);
  assert.deepEqual(traces.texts(), ['a:1|c']);
});

test('a DogStatsD that has gone away keeps nobody waiting', async (t) => {
  const traces = await openWithDogstatsd(t);
  const answer = traces.post('/dogstatsd/v2/proxy', 'a:1|c');
  await traces.arrived;
  traces.close();
  assert.equal((await answer).status, 200);
  assert.equal((await traces.post('/dogstatsd/v2/proxy', 'a:1|c')).status, 200);
});

test('both doors are listed where there is a DogStatsD, and its port is told; without one they are 404', async (t) => {
  const { url } = await openWithDogstatsd(t);
  const info = (await (await fetch(`${url}/info`)).json()) as {
    readonly endpoints: readonly string[];
    readonly config: { readonly statsd_port: number };
  };
  assert.deepEqual(
    info.endpoints.filter((each) => each.startsWith('/dogstatsd')),
    ['/dogstatsd/v1/proxy', '/dogstatsd/v2/proxy'],
  );
  assert.equal(info.config.statsd_port, 8125);
  const without = await openTestTraces(t);
  assert.equal((await without.send('/dogstatsd/v2/proxy', 'a:1|c', { method: 'POST' })).status, 404);
});
