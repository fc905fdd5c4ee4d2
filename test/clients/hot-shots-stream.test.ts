import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { Transform } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { StatsD } from 'hot-shots';
import { ask, awayFromBucketEnd, becomes } from './ask.ts';
import { type Backend, startBackend } from './start-backend.ts';

/** Puts the length, four bytes, the lowest first, before each write: what the Agent wants of a stream (wire.md 1.8). */
function frame(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(chunk.length);
      done(null, Buffer.concat([length, chunk]));
    },
  });
}

describe('hot-shots over a Unix stream socket', () => {
  let backend: Backend;
  const socketOf = (folder: string): string => path.join(folder, 'dsd.sock');

  before(async () => {
    backend = await startBackend((folder) => `dogstatsd_stream_socket: ${socketOf(folder)}\n`);
  });

  after(() => backend.remove());

  async function connect(): Promise<net.Socket> {
    const socket = net.connect(socketOf(backend.folder));
    await once(socket, 'connect');
    return socket;
  }

  test('with a stream that frames its writes, every value arrives', async () => {
    await awayFromBucketEnd();
    const socket = await connect();
    const stream = frame();
    stream.pipe(socket);
    const client = new StatsD({ protocol: 'stream', stream, errorHandler: assert.ifError });
    client.gauge('stream.gauge', 7, ['a:1']);
    for (let i = 0; i < 100; i++) client.increment('stream.count', 2);
    client.set('stream.set', 'x');
    await becomes(() => ask(backend, 'avg:stream.gauge{a:1}'), [7]);
    await becomes(() => ask(backend, 'sum:stream.count{*}.as_count()'), [200]);
    await becomes(() => ask(backend, 'avg:stream.set{*}'), [1]);
    socket.destroy();
  });

  test('buffered lines share a frame', async () => {
    await awayFromBucketEnd();
    const socket = await connect();
    const stream = frame();
    stream.pipe(socket);
    const client = new StatsD({ protocol: 'stream', stream, maxBufferSize: 1432, errorHandler: assert.ifError });
    for (let i = 0; i < 500; i++) client.increment('stream.buffered', 1, ['a:1']);
    client.flush();
    await becomes(() => ask(backend, 'sum:stream.buffered{a:1}.as_count()'), [500]);
    socket.destroy();
  });

  // `protocol: 'stream'` alone writes bare lines. Their first four bytes are read as a length, which is too long for
  // any frame: the Agent hangs up, and so does the lab, which says so.
  test('without frames the connection is closed, and the others go on', async () => {
    const socket = await connect();
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    const client = new StatsD({ protocol: 'stream', stream: socket, errorHandler: () => undefined });
    client.gauge('stream.bare', 1);
    await closed;
    const other = await connect();
    const stream = frame();
    stream.pipe(other);
    new StatsD({ protocol: 'stream', stream, errorHandler: assert.ifError }).gauge('stream.after', 2);
    await becomes(() => ask(backend, 'avg:stream.after{*}'), [2]);
    assert.deepEqual(await ask(backend, 'avg:stream.bare{*}'), []);
    assert.equal((await backend.status()).counters['dogstatsd.stream.too_long_frames_dropped'], 1);
    other.destroy();
  });
});
