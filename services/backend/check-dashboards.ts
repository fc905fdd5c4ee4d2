import path from 'node:path';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { readDocumentFolder } from '../../lib/document-files/read-document-folder.ts';
import { readDashboardFile } from './api/dashboards/files/read-dashboard-file.ts';

/* A part of `labrador validate`: says what is wrong with the files in config/dashboards, as the backend would at its start. */

const asJson = process.argv.includes('--json');
const { configDir } = placesFromEnvironment(process.env);
const problems = readDocumentFolder(path.join(configDir, 'dashboards'), readDashboardFile).problems.map(
  ({ file, message }) => ({
    severity: 'error',
    check: '',
    file,
    message,
  }),
);
process.stdout.write(
  asJson
    ? `${JSON.stringify({ problems }, null, 2)}\n`
    : problems.map(({ file, severity, message }) => `${file}: ${severity}: ${message}\n`).join(''),
);
process.exitCode = problems.length > 0 ? 1 : 0;
