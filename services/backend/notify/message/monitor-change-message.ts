import type { MonitorChange, MonitorEdit } from '../../../../lib/model/monitor-change.ts';

const words: Readonly<Record<MonitorChange['what'], string>> = {
  created: 'Created',
  edited: 'Edited',
  deleted: 'Deleted',
};

/** `[Monitor Edited] my_metric is high` */
export function monitorChangeTitle({ what, monitor }: MonitorChange): string {
  return `[Monitor ${words[what]}] ${monitor.name}`;
}

/** What was done to a monitor, by whom and to what of it, as Markdown. */
export function monitorChangeBody(change: MonitorChange, { consoleUrl }: { readonly consoleUrl: string }): string {
  const { what, monitor, edits = [] } = change;
  const lines = edits.filter(({ key }) => key !== 'file').map((edit) => `- ${editWords(edit)}`);
  const link = what === 'deleted' ? '' : `- - -\n\n[[Monitor](${consoleUrl}/monitors/${monitor.id})]`;
  const sentence = `${sentenceOf(change)}${lines.length === 0 ? '.' : ':'}`;
  return [sentence, lines.join('\n'), link].filter((part) => part !== '').join('\n\n');
}

function sentenceOf(change: MonitorChange): string {
  const { what, monitor, by, file, edits = [] } = change;
  const name = `**${monitor.name}**`;
  const place = code(file ?? '');
  if (by !== undefined) return `**${by}** ${what} monitor ${name}`;
  if (!edits.some(({ key }) => key === 'file')) return `Monitor ${name} was ${what} in ${place}`;
  return `Monitor ${name} is kept in ${place} from now on${edits.length === 1 ? '' : ', and was edited in it'}`;
}

/** `` `options.renotify_interval`: `20`, which was `10` `` */
function editWords({ key, was, is }: MonitorEdit): string {
  if (was === undefined || is === undefined) return code(key);
  return `${code(key)}: ${is === null ? 'not set' : code(is)}, which was ${was === null ? 'not set' : code(was)}`;
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
