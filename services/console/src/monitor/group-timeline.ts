import type { LabMonitorGroup, LabStateChange } from '../../../../lib/api-types/monitor-pages.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { MonitorState } from '../../../../lib/model/monitor.ts';

/** A time in which a group was in one state. */
export interface StateSpan {
  readonly state: MonitorState;
  readonly fromMs: number;
  readonly toMs: number;
}

interface TimelineOptions {
  /** Of the whole monitor. */
  readonly history: readonly LabStateChange[];
  readonly window: TimeWindow;
  readonly nowMs: number;
}

/** What a group was in within a window, in order; nothing of times before its history, and of those to come. */
export function groupTimeline(
  { key, state, sinceMs }: Pick<LabMonitorGroup, 'key' | 'state' | 'sinceMs'>,
  { history, window, nowMs }: TimelineOptions,
): readonly StateSpan[] {
  const remembered = history.filter(({ group }) => group === key);
  const last = remembered.at(-1);
  const changes = last?.state === state ? remembered : [...remembered, { group: key, state, atMs: sinceMs }];
  const endMs = Math.min(window.toMs, nowMs);
  return changes
    .map((change, at) => ({
      state: change.state,
      fromMs: Math.max(change.atMs, window.fromMs),
      toMs: Math.min(changes[at + 1]?.atMs ?? endMs, endMs),
    }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
}

/** How long a group was in each state, the longest first. */
export function timeInStates(
  spans: readonly StateSpan[],
): readonly { readonly state: MonitorState; readonly ms: number }[] {
  const times = new Map<MonitorState, number>();
  for (const { state, fromMs, toMs } of spans) times.set(state, (times.get(state) ?? 0) + toMs - fromMs);
  return Array.from(times, ([state, ms]) => ({ state, ms })).sort((a, b) => b.ms - a.ms);
}
