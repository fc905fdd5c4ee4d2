import { changedSettings, type DowntimeSettingName } from '../../../../lib/downtime/changed-settings.ts';
import type { Downtime, DowntimeSettings } from '../../../../lib/model/downtime.ts';
import { targetWords, whenWords } from './downtime-words.ts';
import { starless } from './starless.ts';

/** What each setting was, in words. */
const was: Readonly<Record<DowntimeSettingName, (before: DowntimeSettings, consoleUrl: string) => string>> = {
  scope: ({ scope }) => `the scope, which was **${starless(scope)}**`,
  target: (before, consoleUrl) => `the monitors, which were ${targetWords(before, consoleUrl)}`,
  schedule: (before) => `the schedule, which was ${whenWords(before)}`,
  message: () => 'the message',
  displayTimezone: ({ displayTimezone }) => `the zone of times, which was ${displayTimezone}`,
  mutesFirstRecovery: ({ mutesFirstRecovery }) =>
    `the first recovery, which was ${mutesFirstRecovery ? 'held back' : 'told'}`,
  notifyEndStates: ({ notifyEndStates }) => `the states told at its end, which were ${listed(notifyEndStates)}`,
  notifyEndTypes: ({ notifyEndTypes }) => `the ends that tell of them, which were ${listed(notifyEndTypes)}`,
};

/** What was changed of a downtime, as lines of Markdown. */
export function changedLines(downtime: Downtime, consoleUrl: string): readonly string[] {
  const { changedFrom } = downtime;
  if (!changedFrom) return [];
  return changedSettings(changedFrom, downtime).map((name) => was[name](changedFrom, consoleUrl));
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}
