import path from 'node:path';
import type { BackendStatus } from '../../lib/model/process-status.ts';
import type { Diagnosis } from './diagnosis.ts';

const suite = 'configuration';
const name = 'documents';

/**
 * Whether the lab reads each file of `config/dashboards`, `config/monitors` and `config/downtimes`, as it sees them.
 * @param backend absent: none answers, and nothing is known of the files
 */
export function diagnoseDocuments(backend: Pick<BackendStatus, 'documentProblems'> | undefined): Diagnosis[] {
  if (!backend?.documentProblems) return [unknown];
  const wrong = backend.documentProblems.map(
    ({ file, message }): Diagnosis => ({
      ...{ suite, name: path.basename(file), result: 'WARNING' },
      finding: `${file}: ${message}`,
      remedy: 'Change the file; what the lab had read of it before stays until it is right, or gone',
    }),
  );
  if (wrong.length > 0) return wrong;
  return [{ suite, name, result: 'PASS', finding: 'dashboards, monitors and downtimes in files are read' }];
}

const unknown: Diagnosis = {
  ...{ suite, name, result: 'WARNING' },
  finding: 'no backend answers: whether files of dashboards, monitors and downtimes are right is not known',
  remedy: 'Start the lab, or run labrador validate, which reads them without one',
};
