import path from 'node:path';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import type { FileDocument, ReadText } from '../../lib/document-files/document-file.ts';
import { ignoredNames, readDocumentFolder } from '../../lib/document-files/read-document-folder.ts';
import type { DocumentProblem } from '../../lib/model/process-status.ts';
import { parseMonitorQuery } from '../../lib/monitor-language/parse.ts';
import { readDashboardFile } from './api/dashboards/files/read-dashboard-file.ts';
import { optionWarnings } from './monitors/definitions/option-warnings.ts';
import { readMonitorFile } from './monitors/definitions/read-monitor-file.ts';
import { readDowntimeFile } from './monitors/downtimes/read-downtime-file.ts';

/*
 * A part of `labrador validate`: says what is wrong with the documents in folders of the configuration, as the backend would at
 * its start.
 */

const asJson = process.argv.includes('--json');
const { configDir } = placesFromEnvironment(process.env);
const problems = [
  ...problemsIn('dashboards', readDashboardFile),
  ...problemsIn('monitors', readMonitorFile, (monitor) =>
    optionWarnings(monitor, parseMonitorQuery(monitor.type, monitor.query, monitor.options)),
  ),
  ...problemsIn('downtimes', readDowntimeFile),
];
process.stdout.write(
  asJson
    ? `${JSON.stringify({ problems }, null, 2)}\n`
    : problems.map(({ file, severity, message }) => `${file}: ${severity}: ${message}\n`).join(''),
);
process.exitCode = problems.some(({ severity }) => severity === 'error') ? 1 : 0;

/** @param warningsOf what may be otherwise than its author means of a document that can be read */
function problemsIn<Kept extends FileDocument & { readonly file?: string }>(
  name: string,
  readText: ReadText<Kept>,
  warningsOf: (document: Kept) => readonly string[] = () => [],
) {
  const folder = path.join(configDir, name);
  const { records, problems } = readDocumentFolder(folder, readText);
  const warned = [...records.values()].flatMap((document) =>
    warningsOf(document).map((message) => ({ file: path.join(configDir, document.file ?? ''), message })),
  );
  const ignored = ignoredNames(folder).map((each) => ({
    file: path.join(folder, each),
    message: 'is not read: documents are JSON files in the folder itself',
  }));
  return [...problems.map(as('error')), ...[...warned, ...ignored].map(as('warning'))];
}

function as(severity: 'error' | 'warning') {
  return ({ file, message }: DocumentProblem) => ({ severity, check: '', file, message });
}
