import { recurrenceWords } from '../../../../lib/downtime/words/recurrence-words.ts';
import { printLocalTime, printTime } from '../../../../lib/message-template/print-value.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';

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

/** What a mail about a downtime says, as Markdown: its author's message, what it is about and when. */
export function downtimeBody(downtime: Downtime, { consoleUrl }: { readonly consoleUrl: string }): string {
  const { message, target, scope, schedule, displayTimezone, id } = downtime;
  const about =
    'monitorId' in target
      ? `monitor [${target.monitorId}](${consoleUrl}/monitors/${target.monitorId})`
      : `monitors tagged **${target.monitorTags.map(starless).join(', ')}**`;
  const when =
    schedule.kind === 'once'
      ? `From **${local(schedule.startMs, displayTimezone)}** ${schedule.endMs === null ? 'until it is canceled' : `to **${local(schedule.endMs, displayTimezone)}**`}.`
      : `${capital(schedule.recurrences.map(recurrenceWords).join('; '))} (${schedule.timezone}).`;
  const parts = [
    message.trim(),
    `Scope **${starless(scope)}** of ${about}.`,
    when,
    `- - -\n\n[[Downtime](${consoleUrl}/monitors/downtimes?downtime_id=${encodeURIComponent(id)})]`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function starless(text: string): string {
  return text.replaceAll('*', '\\*');
}

function local(atMs: number, timezone: string): string {
  try {
    return printLocalTime(new Date(atMs), timezone);
  } catch {
    return printTime(new Date(atMs));
  }
}
