import type { DowntimeEndState, DowntimeSettings } from '../../../../lib/model/downtime.ts';

const endStates: readonly DowntimeEndState[] = ['alert', 'no data', 'warn'];

/** What a downtime is like where its author says nothing, as at Datadog. */
export const usualSettings: Pick<
  DowntimeSettings,
  'message' | 'displayTimezone' | 'mutesFirstRecovery' | 'notifyEndStates' | 'notifyEndTypes'
> = {
  message: '',
  displayTimezone: 'UTC',
  mutesFirstRecovery: false,
  notifyEndStates: endStates,
  notifyEndTypes: ['expired'],
};
