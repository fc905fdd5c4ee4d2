import path from 'node:path';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import type { FileDocument, ReadText } from '../../lib/document-files/document-file.ts';
import { readDocumentFolder } from '../../lib/document-files/read-document-folder.ts';
import type { DocumentProblem } from '../../lib/model/process-status.ts';
import { readDashboardFile } from './api/dashboards/files/read-dashboard-file.ts';
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
  ...problemsIn('monitors', readMonitorFile),
  ...problemsIn('downtimes', readDowntimeFile),
].map(({ file, message }) => ({ severity: 'error', check: '', file, message }));
process.stdout.write(
  asJson
    ? `${JSON.stringify({ problems }, null, 2)}\n`
    : problems.map(({ file, severity, message }) => `${file}: ${severity}: ${message}\n`).join(''),
);
process.exitCode = problems.length > 0 ? 1 : 0;

function problemsIn<Kept extends FileDocument>(folder: string, readText: ReadText<Kept>): readonly DocumentProblem[] {
  return readDocumentFolder(path.join(configDir, folder), readText).problems;
}
