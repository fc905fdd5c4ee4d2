import type { DashboardContent } from './dashboards.ts';

/** A template variable of a public board. */
export interface PublicVariable {
  readonly name: string;
  readonly prefix?: string | null;
  readonly type?: 'group' | null;
  /** Those that it begins with. */
  readonly values: readonly string[];
  /** What its viewers may choose; absent: nothing. */
  readonly options?: readonly string[];
  /** Whether they may leave it open, `*`. */
  readonly isOpen?: boolean;
}

/** `GET /labrador/api/public/{token}`: what is shown to whoever has the token, and nothing else of the dashboard. */
export interface PublicBoard extends Pick<DashboardContent, 'title' | 'description' | 'layout_type' | 'widgets'> {
  readonly reflow_type?: DashboardContent['reflow_type'];
  readonly variables: readonly PublicVariable[];
  /** As the `time` of a widget. */
  readonly time:
    | { readonly live_span: string }
    | { readonly type: 'live'; readonly value: number; readonly unit: string };
  readonly canChooseTime: boolean;
  readonly theme: 'system' | 'light' | 'dark';
}
