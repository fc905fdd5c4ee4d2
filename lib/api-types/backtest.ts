import type { MonitorState, MonitorTransition } from '../model/monitor.ts';

/** Body of `POST /labrador/api/monitors/backtest`. */
export interface BacktestRequest {
  /** A monitor as `POST /api/v1/monitor` takes it. */
  readonly monitor: Readonly<Record<string, unknown>>;
  /** Unix milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** What a monitor would have done with what is stored. */
export interface BacktestResponse {
  /** The first and the last evaluation, Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly evaluations: number;
  /** In order. */
  readonly transitions: readonly MonitorTransition[];
  /** By key. */
  readonly groups: readonly BacktestGroup[];
  /** What would have been sent, in order. */
  readonly mails: readonly BacktestMail[];
  /** Why its last evaluation failed; absent where it went well. */
  readonly problem?: string;
}

/** What a group was in. */
export interface BacktestGroup {
  readonly group: string;
  /** For how long it was in each state. */
  readonly seconds: Readonly<Partial<Record<MonitorState, number>>>;
  /** The same in order, Unix milliseconds; a gap where it was not known. */
  readonly states: readonly { readonly state: MonitorState; readonly from: number; readonly to: number }[];
}

export interface BacktestMail {
  /** Unix milliseconds. */
  readonly at: number;
  /** An address, or another handle: `@webhook-x`. */
  readonly to: string;
  readonly subject: string;
  /** As plain text; only the first 500 have it. */
  readonly body?: string;
}
