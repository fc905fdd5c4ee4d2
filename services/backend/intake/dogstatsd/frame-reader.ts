/** Bytes of the length before each frame, little-endian. */
const lengthBytes = 4;

/**
 * Cuts a stream into frames, each behind its length (wire reference 1.8). It holds one unfinished frame at most.
 * An empty frame is nothing.
 */
export class FrameReader {
  readonly #maxBytes: number;
  readonly #onFrame: (frame: Uint8Array) => void;
  /** The beginning of a frame, its length included. */
  #rest: Buffer = Buffer.alloc(0);

  /** @param maxBytes the longest frame that is read */
  constructor(maxBytes: number, onFrame: (frame: Uint8Array) => void) {
    this.#maxBytes = maxBytes;
    this.#onFrame = onFrame;
  }

  /** Whether the stream stops in the middle of a frame if it stops now. */
  get isInFrame(): boolean {
    return this.#rest.length > 0;
  }

  /** @returns false at a frame that is too long: there is no telling where the next one begins */
  push(chunk: Buffer): boolean {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    while (bytes.length - start >= lengthBytes) {
      const frameBytes = bytes.readUInt32LE(start);
      if (frameBytes > this.#maxBytes) return false;
      const end = start + lengthBytes + frameBytes;
      if (end > bytes.length) break;
      if (frameBytes > 0) this.#onFrame(bytes.subarray(start + lengthBytes, end));
      start = end;
    }
    // A copy: the chunk is a part of something larger.
    this.#rest = Buffer.from(bytes.subarray(start));
    return true;
  }
}
