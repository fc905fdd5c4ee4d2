import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { HttpError } from './http-error.ts';
import { inflate } from './inflate.ts';

const text = Buffer.from('{"series":[]}'.repeat(50));
const limit = text.length;

const encodings: readonly (readonly [string, string, Buffer])[] = [
  ['no encoding', '', text],
  ['identity', 'identity', text],
  ['gzip', 'gzip', zlib.gzipSync(text)],
  ['gzip of two members', 'gzip', Buffer.concat([zlib.gzipSync(text.subarray(0, 9)), zlib.gzipSync(text.subarray(9))])],
  ['deflate with header', 'deflate', zlib.deflateSync(text)],
  ['deflate with header at level 1', 'Deflate', zlib.deflateSync(text, { level: 1 })],
  ['deflate, raw', 'deflate', zlib.deflateRawSync(text)],
  ['zstd', 'zstd', zlib.zstdCompressSync(text)],
  ['zstd as API clients call it', 'zstd1', zlib.zstdCompressSync(text)],
  [
    'zstd of three frames',
    'zstd',
    Buffer.concat(
      [text.subarray(0, 1), text.subarray(1, 1), text.subarray(1)].map((part) => zlib.zstdCompressSync(part)),
    ),
  ],
];

for (const [name, encoding, body] of encodings) {
  test(`${name}: the last byte allowed, and the first too many`, async () => {
    assert.deepEqual(await inflate(body, encoding, limit), text);
    await assert.rejects(inflate(body, encoding, limit - 1), refused(413, /at most 649 bytes when decompressed/));
  });
}

test('an empty body needs no decoding', async () => {
  assert.equal((await inflate(Buffer.alloc(0), 'gzip', 10)).length, 0);
});

const frame = (bytes: Buffer | string): Buffer => zlib.zstdCompressSync(Buffer.from(bytes));

/** RFC 8878: a frame of the user's own data, which readers pass over. */
function skippable(length: number): Buffer {
  const bytes = Buffer.alloc(8 + length, 0xff);
  bytes.writeUInt32LE(0x184d2a50 + (length % 16), 0);
  bytes.writeUInt32LE(length, 4);
  return bytes;
}

test('zstd: frames that are empty or to be skipped give nothing, wherever they stand', async () => {
  const nothing = [frame(''), skippable(0), skippable(5), skippable(100_000)];
  const body = Buffer.concat([...nothing, frame('ab'), ...nothing, frame('c'), ...nothing]);
  assert.equal((await inflate(body, 'zstd', 3)).toString(), 'abc');
  await assert.rejects(inflate(body, 'zstd', 2), refused(413, /at most 2 bytes when decompressed/));
  assert.equal((await inflate(Buffer.concat(nothing), 'zstd', 3)).length, 0);
});

test('zstd: a frame to be skipped that is cut off is 400', async () => {
  const cut = skippable(100).subarray(0, 50);
  await assert.rejects(inflate(Buffer.concat([frame('a'), cut]), 'zstd', 9), refused(400, /Cannot decompress body/));
});

test('zstd: the last frame that is taken, and the first too many', async () => {
  const body = Buffer.concat([...Array.from({ length: 9999 }, () => frame('')), frame('a')]);
  assert.equal((await inflate(body, 'zstd', 9)).toString(), 'a');
  await assert.rejects(inflate(Buffer.concat([body, frame('')]), 'zstd', 9), refused(413, /at most 10000 zstd frames/));
});

test('a zstd bomb over several frames stops at the limit', async () => {
  const half = frame(Buffer.alloc(600_000));
  await assert.rejects(inflate(Buffer.concat([half, half]), 'zstd', 1_000_000), refused(413, /1000000/));
});

for (const [encoding, body] of [
  ['gzip', zlib.gzipSync(text).subarray(0, -4)],
  ['deflate', Buffer.from('no deflate at all')],
  ['zstd', Buffer.from('no zstd at all')],
  ['zstd', zlib.zstdCompressSync(text).subarray(0, -4)],
] as const) {
  test(`broken ${encoding} is 400`, async () => {
    await assert.rejects(
      inflate(body, encoding, limit),
      refused(400, new RegExp(`Cannot decompress body .*'${encoding}'`)),
    );
  });
}

const streams: readonly (readonly [string, string, Buffer])[] = [
  ['gzip', 'gzip', zlib.gzipSync(text)],
  ['deflate with header', 'deflate', zlib.deflateSync(text)],
  ['raw deflate', 'deflate', zlib.deflateRawSync(text)],
  ['zstd', 'zstd', zlib.zstdCompressSync(text)],
];

for (const [name, encoding, stream] of streams) {
  for (const rest of [Buffer.from([0]), Buffer.from('garbage'), ...(encoding === 'deflate' ? [stream] : [])]) {
    test(`${name}: ${rest.length} bytes after its end are 400, never lost silently`, async () => {
      const body = Buffer.concat([stream, rest]);
      await assert.rejects(inflate(body, encoding, 10 * limit), refused(400, /Cannot decompress body/));
    });
  }
}

test('an unknown encoding is 415 and named', async () => {
  await assert.rejects(inflate(text, 'br', limit), refused(415, /'br' is not supported/));
});

function refused(status: number, message: RegExp) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof HttpError);
    assert.equal(error.status, status);
    assert.match(error.message, message);
    return true;
  };
}
