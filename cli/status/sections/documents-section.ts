import type { DocumentProblem } from '../../../lib/model/process-status.ts';
import { section } from './section.ts';

/** Files of dashboards, monitors and downtimes that are wrong. */
export function documentsSection(problems: readonly DocumentProblem[]): string {
  return section(
    'Documents in files',
    problems.map(({ file, message }) => `Warning: ${file}: ${message}`),
  );
}
