/** A value, a range of values or a moment that a graph points out. */
export interface Marker {
  /** Both are the same for a line; one absent: as far as the graph reaches; both: it is a moment alone. */
  readonly low?: number;
  readonly high?: number;
  readonly tone: 'error' | 'warning' | 'ok' | 'info';
  readonly line: 'dashed' | 'solid' | 'bold';
  readonly label?: string;
  /** A moment that it points out, Unix milliseconds. */
  readonly atMs?: number;
}
