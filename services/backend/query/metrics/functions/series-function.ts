import type { ArgumentValue } from '../../../../../lib/query-language/types.ts';
import type { History, HistoryRequest } from '../evaluate-history.ts';
import type { QueryWindow } from '../plan.ts';
import type { SeriesSet } from '../series-set.ts';

export type Arguments = Readonly<Record<string, ArgumentValue>>;

/** What a function is applied in. */
export interface CallContext {
  readonly window: QueryWindow;
  /** What it asked of the past of its operand. */
  readonly history?: History | undefined;
}

/** How a function of the language makes series of series. */
export interface SeriesFunction {
  apply(operand: SeriesSet, values: Arguments, context: CallContext): SeriesSet;
  /** How many seconds before the window its operand is needed for. */
  reachS?(values: Arguments, intervalS: number): number;
  /** By how many seconds the window of its operand is moved; what comes is shown as if it were of the window. */
  shiftS?(values: Arguments, window: QueryWindow): number;
  /** The length of the buckets that its operand is to have, in seconds, where the operand's queries name none. */
  intervalS?(values: Arguments): number | undefined;
  /** What it makes goes on after the end of the window. */
  readonly continues?: true;
  /** What it needs of the past of its operand, which is `set` in the window. */
  history?(
    values: Arguments,
    asked: { readonly window: QueryWindow; readonly set: SeriesSet },
  ): HistoryRequest | undefined;
}

/** Names and their functions; a family is a file. */
export type FunctionFamily = Readonly<Record<string, SeriesFunction>>;
