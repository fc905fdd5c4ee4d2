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
  /** By key: for how many seconds a group was in each state. */
  readonly groups: readonly {
    readonly group: string;
    readonly seconds: Readonly<Partial<Record<MonitorState, number>>>;
  }[];
  /** What would have been sent, in order. */
  readonly mails: readonly { readonly at: number; readonly to: string; readonly subject: string }[];
  /** Why its last evaluation failed; absent where it went well. */
  readonly problem?: string;
}
