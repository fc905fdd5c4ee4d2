/** What a benchmark is and what it comes to. */

/** A number that was measured, with its unit as it is printed: `ms`, `packets/s`, `MB`; empty for a bare number. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
}

/** What a figure is held against, in the same run and the same unit. */
export type Reference =
  | { readonly what: string; readonly value: number }
  /** It could not be measured here, and why. */
  | { readonly what: string; readonly missing: string };

/** What is to be reached: of the figure itself, or of its ratio to the reference. */
export interface Goal {
  readonly of: 'figure' | 'ratio';
  readonly is: 'at least' | 'at most';
  readonly bound: number;
}

/** A line of the table. */
export interface Row {
  readonly what: string;
  readonly figure: Figure;
  readonly reference?: Reference;
  /** Where it is not simply figure over reference, e.g. the median of the ratios of pairs. */
  readonly ratio?: number;
  readonly goal?: Goal;
  /** What one must know to read it, a sentence each. */
  readonly notes?: readonly string[];
}

/** A picture of how something grows; both axes are logarithmic. */
export interface Curve {
  /** Name of its file, without folder and ending. */
  readonly name: string;
  readonly title: string;
  readonly x: { readonly title: string; readonly unit: string };
  readonly y: { readonly title: string; readonly unit: string };
  readonly lines: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[];
}

export interface BenchResult {
  readonly rows: readonly Row[];
  readonly curves?: readonly Curve[];
}

/** What a benchmark is run with. */
export interface BenchContext {
  /** Longer, with more data. */
  readonly full: boolean;
  /** An empty folder of its own; removed afterwards. */
  readonly folder: string;
  /** Registers what to do at the end, also when it fails or is ended; the last registered first. */
  after(stop: () => unknown): void;
}

/** A benchmark: runs in a process of its own, one after the other. */
export interface Bench {
  /** As `--only` takes it. */
  readonly name: string;
  /** What it measures, for `--list`. */
  readonly about: string;
  /** About how long it takes, by default and with `--full`. */
  readonly seconds: readonly [byDefault: number, full: number];
  /** Left out unless it is named or `--full` is given. */
  readonly onlyFull?: boolean;
  run(context: BenchContext): Promise<BenchResult>;
}
