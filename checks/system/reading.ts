/** One number that a source found, and how it is to be sent. */
export interface Reading {
  readonly type: 'gauge' | 'rate' | 'monotonicCount';
  readonly name: string;
  readonly value: number;
  readonly tags?: readonly string[];
}
