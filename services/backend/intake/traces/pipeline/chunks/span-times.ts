import type { SpanBatch } from '../../../../../../lib/model/span.ts';
import type { MendReason } from '../mend-counts.ts';
import { halves } from './halves.ts';

/** Starts before it are no dates: 2000-01-01 in Unix nanoseconds. */
const year2000Ns = 946_684_800_000_000_000n;
const year2000High = Number(year2000Ns >> 32n);
const year2000Low = Number(year2000Ns & 0xffff_ffffn);

/** 2^32 nanoseconds, in seconds. */
const highS = 4.294967296;

/** The times of a batch's spans, mended in place. */
export class SpanTimes {
  readonly #startNs: BigInt64Array<ArrayBuffer>;
  readonly #durationNs: BigInt64Array<ArrayBuffer>;
  readonly #start: Uint32Array;
  readonly #duration: Uint32Array;
  readonly #nowMs: number;
  readonly #count: (reason: MendReason) => void;

  constructor(batch: SpanBatch, parts: { readonly nowMs: number; readonly count: (reason: MendReason) => void }) {
    this.#startNs = batch.startNs;
    this.#durationNs = batch.durationNs;
    this.#start = halves(batch.startNs);
    this.#duration = halves(batch.durationNs);
    this.#nowMs = parts.nowMs;
    this.#count = parts.count;
  }

  /** A duration below zero, or past the end of time, is none; a start before 2000 is what the span would have if it ended now. */
  mend(row: number): void {
    const startHigh = this.#start[2 * row + 1] as number;
    const startLow = this.#start[2 * row] as number;
    const high = this.#duration[2 * row + 1] as number;
    const isNegative = high > 0x7fff_ffff;
    if (isNegative || this.#overflows(startLow, startHigh, { low: this.#duration[2 * row] as number, high })) {
      this.#durationNs[row] = 0n;
      this.#count('invalid_duration');
    }
    const isBefore2000 = (startHigh | 0) < year2000High || (startHigh === year2000High && startLow < year2000Low);
    if (!isBefore2000) return;
    const nowNs = BigInt(Math.round(this.#nowMs * 1000)) * 1000n;
    const startNs = nowNs - (this.#durationNs[row] as bigint);
    this.#startNs[row] = startNs < 0n ? nowNs : startNs;
    this.#count('invalid_start_date');
  }

  durationS(row: number): number {
    return seconds(this.#duration[2 * row] as number, this.#duration[2 * row + 1] as number);
  }

  /** Unix seconds at which a span ends. */
  endS(row: number): number {
    return seconds(this.#start[2 * row] as number, this.#start[2 * row + 1] as number) + this.durationS(row);
  }

  /** Whether start and a duration that is not negative come to more than 2^63 - 1. */
  #overflows(startLow: number, startHigh: number, duration: { readonly low: number; readonly high: number }): boolean {
    if (startHigh > 0x7fff_ffff) return false;
    const carry = startLow + duration.low > 0xffff_ffff ? 1 : 0;
    return startHigh + duration.high + carry > 0x7fff_ffff;
  }
}

function seconds(low: number, high: number): number {
  return high * highS + low / 1e9;
}
