import { readFile } from 'node:fs/promises';
import { zstdDecompressSync } from 'node:zlib';
import { type CapturedPacket, decodeCapture, isCapture } from '../../lib/codec/dogstatsd-capture/capture.ts';

/** What a compressed file may come to, in bytes. */
const maxBytes = 2 ** 30;

/** The packets of a capture, of Labrador's or an Agent's, compressed or not. @throws when it cannot be read or is none */
export async function readCapture(file: string): Promise<readonly CapturedPacket[]> {
  const bytes = await readFile(file);
  try {
    return [...decodeCapture(isCapture(bytes) ? bytes : zstdDecompressSync(bytes, { maxOutputLength: maxBytes }))];
  } catch (error) {
    throw new Error(`Cannot read ${file}: no DogStatsD capture, compressed by zstd or not`, { cause: error });
  }
}
