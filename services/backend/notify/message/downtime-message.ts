import { ScheduleWindows } from '../../../../lib/downtime/schedule/windows.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import { changedLines } from './downtime-changes.ts';
import { localTime, targetWords, whenWords } from './downtime-words.ts';
import { starless } from './starless.ts';

/** What happened to a downtime. */
export type DowntimeChange = 'created' | 'updated' | 'started' | 'ended' | 'canceled';

const words: Readonly<Record<DowntimeChange, string>> = {
  created: 'Scheduled',
  updated: 'Updated',
  started: 'Started',
  ended: 'Ended',
  canceled: 'Canceled',
};

/** `[Downtime Started] env:lab` */
export function downtimeTitle({ scope }: Pick<Downtime, 'scope'>, change: DowntimeChange): string {
  return `[Downtime ${words[change]}] ${scope}`;
}

/** What a mail about a downtime says, as Markdown: its author's message, what it is about and when, and what was changed. */
export function downtimeBody(
  downtime: Downtime,
  // Unix milliseconds: when it happened.
  { change, atMs, consoleUrl }: { readonly change: DowntimeChange; readonly atMs: number; readonly consoleUrl: string },
): string {
  const { message, scope, id } = downtime;
  const lines = change === 'updated' ? changedLines(downtime, consoleUrl) : [];
  const parts = [
    message.trim(),
    `Scope **${starless(scope)}** of ${targetWords(downtime, consoleUrl)}.`,
    `${capital(whenWords(downtime))}.`,
    change === 'ended' ? nextWords(downtime, atMs) : '',
    lines.length > 0 ? `Changed:\n\n${lines.map((line) => `- ${line}`).join('\n')}` : '',
    `- - -\n\n[[Downtime](${consoleUrl}/monitors/downtimes?downtime_id=${encodeURIComponent(id)})]`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Of one that recurs: each of its times ends, and it ends once. */
function nextWords({ schedule, displayTimezone }: Downtime, atMs: number): string {
  if (schedule.kind === 'once') return '';
  const next = new ScheduleWindows(schedule).next(atMs);
  return next ? `The next time begins at **${localTime(next.startMs, displayTimezone)}**.` : 'This was the last time.';
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
