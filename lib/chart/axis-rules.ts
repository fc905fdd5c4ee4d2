/** What the author of a graph says of its value axis; what is absent follows from the values. */
export interface AxisRules {
  readonly min?: number;
  readonly max?: number;
  readonly scale?: 'linear' | 'log' | 'power';
  /** Of scale `power`, what values are raised to: 0.5 for their square roots. */
  readonly power?: number;
  /** False: the axis begins near the lowest value; true unless said. */
  readonly includesZero?: boolean;
  readonly label?: string;
}
