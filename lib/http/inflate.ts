import zlib from 'node:zlib';
import { errors } from './errors.ts';
import { HttpError } from './http-error.ts';

/**
 * Undoes a Content-Encoding: gzip (any number of members), deflate (with zlib's header or raw), zstd (any number of
 * frames), identity. `zstd1` is what Datadog's API clients call zstd (wire.md 3.2).
 * @param limit bytes of the result, at most
 * @throws HttpError 413 past the limit, 415 for another encoding, 400 for bytes that are not in that encoding, or follow its end
 */
export async function inflate(body: Buffer, encoding: string, limit: number): Promise<Buffer> {
  const name = encoding.trim().toLowerCase();
  const decoder = decoderOf(name, body);
  if (decoder === undefined) throw errors.encodingNotSupported(encoding);
  if (decoder === 'identity' || body.length === 0) {
    if (body.length > limit) throw errors.inflatedTooLarge(limit);
    return body;
  }
  try {
    return await decoder(body, limit);
  } catch (error) {
    if (error instanceof HttpError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw errors.inflatedTooLarge(limit);
    throw errors.corruptBody(name, message);
  }
}

type Decoder = (body: Buffer, limit: number) => Promise<Buffer>;

function decoderOf(encoding: string, body: Buffer): Decoder | 'identity' | undefined {
  switch (encoding) {
    case '':
    case 'identity':
      return 'identity';
    case 'gzip':
    case 'x-gzip':
      return (bytes, limit) => inflateWhole(zlib.gunzip, bytes, limit);
    case 'deflate':
      return (bytes, limit) => inflateWhole(hasZlibHeader(body) ? zlib.inflate : zlib.inflateRaw, bytes, limit);
    case 'zstd':
    case 'zstd1':
      return inflateZstd;
    default:
      return undefined;
  }
}

/** RFC 1950: method 8 in the low bits, and the first two bytes a multiple of 31. */
function hasZlibHeader(body: Buffer): boolean {
  if (body.length < 2) return false;
  return ((body[0] ?? 0) & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0;
}

/** Node ends with the stream and says nothing of what follows: a second stream would be lost. */
async function inflateWhole(undo: Undo, body: Buffer, limit: number): Promise<Buffer> {
  const { bytes, consumed } = await inflatePart(undo, body, limit);
  if (consumed < body.length) throw new Error(`${body.length - consumed} bytes follow the end of the stream`);
  return bytes;
}

/** A frame costs a tenth of a millisecond, even one of nine bytes that holds nothing. An Agent writes some fifty. */
const maxFrames = 10_000;

/**
 * Node's zstd stops after the first frame without saying so; an Agent's stream compressor writes several. Frames that are
 * empty or to be skipped give nothing.
 */
async function inflateZstd(body: Buffer, limit: number): Promise<Buffer> {
  const frames: Buffer[] = [];
  let total = 0;
  let count = 0;
  for (let at = 0; at < body.length; ) {
    count += 1;
    if (count > maxFrames) throw errors.tooManyFrames(maxFrames);
    // A limit of 0 is no limit to zlib; the last frame may well be empty.
    const frame = await inflatePart(undoZstd, body.subarray(at), Math.max(1, limit - total));
    if (frame.consumed === 0) throw new Error('no zstd frame');
    at += frame.consumed;
    total += frame.bytes.length;
    if (total > limit) throw errors.inflatedTooLarge(limit);
    if (frame.bytes.length > 0) frames.push(frame.bytes);
  }
  return frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames, total);
}

type Undo = (bytes: Buffer, options: zlib.ZlibOptions, callback: zlib.CompressCallback) => void;

const undoZstd: Undo = (bytes, { maxOutputLength, info }, callback) =>
  zlib.zstdDecompress(bytes, { maxOutputLength, info } as zlib.ZstdOptions, callback);

/** Undoes the first stream of some bytes, and tells how many of them it is. */
function inflatePart(undo: Undo, bytes: Buffer, limit: number): Promise<{ bytes: Buffer; consumed: number }> {
  return new Promise((resolve, reject) => {
    undo(bytes, { maxOutputLength: limit, info: true }, (error, result) => {
      if (error) return reject(error);
      // With `info` the result is the bytes and the engine that tells how much of the input it used.
      const { buffer, engine } = result as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      resolve({ bytes: buffer, consumed: engine.bytesWritten });
    });
  });
}
