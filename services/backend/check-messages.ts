import path from 'node:path';
import { loadNotifyConfig } from '../../lib/config/notify-config.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import type { FileProblem } from '../../lib/config/yaml-file.ts';
import { readDocumentFolder } from '../../lib/document-files/read-document-folder.ts';
import { parseMonitorQuery } from '../../lib/monitor-language/parse.ts';
import { readMonitorFile } from './monitors/definitions/read-monitor-file.ts';
import { readDowntimeFile } from './monitors/downtimes/read-downtime-file.ts';
import { lostHandles } from './notify/delivery/lost-handles.ts';
import { messageProblems } from './notify/message/message-problems.ts';

/*
 * A part of `labrador validate`: says what is wrong in config/notify.yaml, without its values, and what messages of monitors and
 * downtimes in config/ will not say or tell: the variables that nothing fills, and the handles that lead nowhere.
 */

const asJson = process.argv.includes('--json');
const { configDir } = placesFromEnvironment(process.env);
const notify = loadNotifyConfig(configDir, process.env);
const problems = [
  ...notify.problems,
  ...ofMessages(path.join(configDir, 'monitors')),
  ...ofDowntimes(path.join(configDir, 'downtimes')),
];
process.stdout.write(
  asJson
    ? `${JSON.stringify({ problems: problems.map((each) => ({ check: '', ...each })) }, null, 2)}\n`
    : problems.map(lineOf).join(''),
);
process.exitCode = problems.some(({ severity }) => severity === 'error') ? 1 : 0;

/** Files that are no monitors are told of by `check-documents.ts`. */
function ofMessages(folder: string): readonly FileProblem[] {
  return [...readDocumentFolder(folder, readMonitorFile).records.values()].flatMap((monitor) => {
    const query = parseMonitorQuery(monitor.type, monitor.query, monitor.options);
    const texts = {
      name: monitor.name,
      message: monitor.message,
      escalation_message: monitor.options.escalation_message ?? '',
    };
    const file = path.join(configDir, monitor.file ?? '');
    return Object.entries(texts).flatMap(([key, text]) => [
      ...messageProblems(text, query).map(({ severity, message }) => ({
        ...{ severity, file, key },
        message: `${key}: ${message}`,
      })),
      ...(key === 'name' ? [] : ofHandles(text, { file, key })),
    ]);
  });
}

function ofDowntimes(folder: string): readonly FileProblem[] {
  return [...readDocumentFolder(folder, readDowntimeFile).records.values()].flatMap(({ message, file = '' }) =>
    ofHandles(message, { file: path.join(configDir, file), key: 'message' }),
  );
}

/** While something is wrong in `notify.yaml`, that is said, and not which handles it leaves alone. */
function ofHandles(
  text: string,
  { file, key }: { readonly file: string; readonly key: string },
): readonly FileProblem[] {
  if (notify.problems.some(({ severity }) => severity === 'error')) return [];
  return lostHandles(text, notify.config).map(({ handle, reason }) => ({
    ...{ severity: 'warning', file, key },
    message: `${key}: ${handle} is told in the Mailbox only: ${reason}`,
  }));
}

function lineOf({ file, line, severity, message }: FileProblem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${severity}: ${message}\n`;
}
