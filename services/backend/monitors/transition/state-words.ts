import type { MonitorState } from '../../../../lib/model/monitor.ts';

/** How options and downtimes name the states that a group can be triggered in. */
export type TriggeredWord = 'alert' | 'warn' | 'no data';

const words: Partial<Readonly<Record<MonitorState, TriggeredWord>>> = {
  Alert: 'alert',
  Warn: 'warn',
  'No Data': 'no data',
};

/** The word of a state that is triggered; undefined of all others. */
export function triggeredWord(state: MonitorState): TriggeredWord | undefined {
  return words[state];
}

const severities: Partial<Readonly<Record<MonitorState, number>>> = { Alert: 4, Warn: 3, 'No Data': 2 };

/** Which of two states counts more: Alert, Warn, No Data, and all others alike. */
export function severityOf(state: MonitorState): number {
  return severities[state] ?? 1;
}

/** The most severe of states, `OK` where none is triggered; of none `No Data`. */
export function overallState(states: Iterable<MonitorState>): MonitorState {
  let worst: MonitorState | undefined;
  for (const state of states) if (worst === undefined || severityOf(state) > severityOf(worst)) worst = state;
  if (worst === undefined) return 'No Data';
  return triggeredWord(worst) ? worst : 'OK';
}
