import path from 'node:path';
import { loadNotifyConfig } from '../../lib/config/notify-config.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import type { FileProblem } from '../../lib/config/yaml-file.ts';
import { readDocumentFolder } from '../../lib/document-files/read-document-folder.ts';
import { parseMonitorQuery } from '../../lib/monitor-language/parse.ts';
import { readMonitorFile } from './monitors/definitions/read-monitor-file.ts';
import { messageProblems } from './notify/message/message-problems.ts';

/*
 * A part of `labrador validate`: says what is wrong in config/notify.yaml, without its values, and in the messages of monitors
 * in config/monitors, the variables among it that nothing fills.
 */

const asJson = process.argv.includes('--json');
const { configDir } = placesFromEnvironment(process.env);
const problems = [
  ...loadNotifyConfig(configDir, process.env).problems,
  ...ofMessages(path.join(configDir, 'monitors')),
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
    return Object.entries(texts).flatMap(([key, text]) =>
      messageProblems(text, query).map(({ severity, message }) => ({
        ...{ severity, file: path.join(configDir, monitor.file ?? ''), key },
        message: `${key}: ${message}`,
      })),
    );
  });
}

function lineOf({ file, line, severity, message }: FileProblem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${severity}: ${message}\n`;
}
