import { printTime } from '../../../../lib/message-template/print-value.ts';
import type { MonitorChange } from '../../../../lib/model/monitor-change.ts';
import { starless } from './starless.ts';

const words: Readonly<Record<MonitorChange['what'], string>> = {
  created: 'Created',
  edited: 'Edited',
  deleted: 'Deleted',
  muted: 'Muted',
  unmuted: 'Unmuted',
};

/** `[Monitor Edited] my_metric is high` */
export function monitorChangeTitle({ what, monitor }: MonitorChange): string {
  return `[Monitor ${words[what]}] ${monitor.name}`;
}

/** What was done to a monitor, by whom and to what of it, as Markdown. */
export function monitorChangeBody(change: MonitorChange, { consoleUrl }: { readonly consoleUrl: string }): string {
  const { what, monitor, by, file } = change;
  const name = `**${monitor.name}**`;
  const sentence =
    by === undefined ? `Monitor ${name} was ${what} in \`${file ?? ''}\`` : `**${by}** ${what} monitor ${name}`;
  const link = what === 'deleted' ? '' : `\n\n- - -\n\n[[Monitor](${consoleUrl}/monitors/${monitor.id})]`;
  return `${sentence}${detailsOf(change)}.${link}`;
}

function detailsOf({ keys = [], scope, endS }: MonitorChange): string {
  const edited = keys.length === 0 ? '' : `: ${keys.map((key) => `\`${key}\``).join(', ')}`;
  const groups = scope === undefined || scope === '*' ? '' : ` (**${starless(scope)}**)`;
  if (endS === undefined) return `${edited}${groups}`;
  return `${groups} ${endS === null ? 'until it is unmuted' : `until ${printTime(new Date(endS * 1000))}`}`;
}
