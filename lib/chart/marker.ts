/** A value or a range of values that a graph points out. */
export interface Marker {
  /** Both are the same for a line; absent: as far as the graph reaches. */
  readonly low?: number;
  readonly high?: number;
  readonly tone: 'error' | 'warning' | 'ok' | 'info';
  readonly line: 'dashed' | 'solid' | 'bold';
  readonly label?: string;
}
