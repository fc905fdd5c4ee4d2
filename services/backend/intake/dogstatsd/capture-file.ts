import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { createZstdCompress } from 'node:zlib';
import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import { captureEnd, captureHead, encodePacket } from '../../../../lib/codec/dogstatsd-capture/capture.ts';

/** Where packets are captured to, and how long. */
export interface CaptureOrder {
  /** In a folder that is there. */
  readonly file: string;
  readonly seconds: number;
  readonly isCompressed: boolean;
}

/** Packets of all captures that may wait for the disk, in bytes; past it the capture ends early. */
const maxWaitingBytes = 64 * 2 ** 20;

/** What a capture may come to before it is compressed, in bytes; past it the capture ends early. */
const defaultMaxBytes = 2 ** 30;

/** Writes every packet into a file, with its time, until its time is over. The receiver never waits for it. */
export class CaptureFile {
  readonly #clock: Clock;
  readonly #out: Writable;
  readonly #timer: Timer;
  readonly #onEnd: (problem?: string) => void;
  readonly #maxBytes: number;
  #bytes = 0;
  #isOpen = true;

  /** @param onEnd called once; with a problem when it ended before its time */
  constructor(order: CaptureOrder, of: { clock: Clock; onEnd: (problem?: string) => void; maxBytes?: number }) {
    const { clock, onEnd } = of;
    this.#clock = clock;
    this.#maxBytes = of.maxBytes ?? defaultMaxBytes;
    this.#onEnd = onEnd;
    const file = createWriteStream(order.file, { mode: 0o600 });
    file.on('error', (error) => this.#finish(error.message));
    this.#out = order.isCompressed ? createZstdCompress() : file;
    if (order.isCompressed) this.#out.pipe(file);
    this.#out.write(captureHead);
    this.#timer = clock.after(order.seconds * 1000, () => this.stop());
  }

  packet(payload: Uint8Array): void {
    if (!this.#isOpen) return;
    // A time in milliseconds with a fraction has digits down to a quarter of a microsecond.
    const timestampNs = BigInt(Math.round(this.#clock.now() * 1000)) * 1000n;
    const record = encodePacket({ timestampNs, payload: Buffer.from(payload) });
    this.#bytes += record.length;
    if (this.#bytes > this.#maxBytes) {
      this.stop(`it has come to ${this.#maxBytes} bytes`);
      return;
    }
    this.#out.write(record);
    if (this.#out.writableLength > maxWaitingBytes) this.stop('packets come faster than the disk takes them');
  }

  /** Writes what is missing and closes the file. */
  stop(problem?: string): void {
    if (!this.#isOpen) return;
    this.#out.end(captureEnd);
    this.#finish(problem);
  }

  #finish(problem?: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#timer.cancel();
    this.#onEnd(problem);
  }
}
