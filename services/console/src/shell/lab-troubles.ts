import type { LabStatus } from '../../../../lib/api-types/lab.ts';

/** How many things of the lab need a person: problems in its configuration, checks in error, processes that do not answer. */
export function labTroubles(lab: LabStatus): number {
  const silent = lab.processes.filter((process) => !process.status).length;
  const failing = lab.agent?.checks.filter((check) => check.state === 'error').length ?? 0;
  const wrong = lab.agent?.problems.filter((problem) => problem.severity === 'error').length ?? 0;
  return silent + failing + wrong;
}
