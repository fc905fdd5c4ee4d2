import type { Marker } from './marker.ts';

/** A value or a range of values that is pointed out on a lying axis. */
export interface ValueMarker {
  /** Both are the same for a line; absent: as far as the axis reaches. */
  readonly low?: number;
  readonly high?: number;
  /** Absent: it is a property of the values, as a percentile is, and no judgement. */
  readonly tone?: Marker['tone'];
  readonly line: Marker['line'];
  readonly label?: string;
}
