import type { CheckProblem } from '../../../lib/model/check-status.ts';

/** `file:line: error: what is wrong`, as compilers write it. */
export function formatProblem({ file, line, severity, message }: CheckProblem): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${severity}: ${message}\n`;
}
