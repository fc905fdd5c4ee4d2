import type { Diagnosis } from './diagnosis.ts';

/** The text of the Agent's `diagnose`: suites in the order in which they come, what passed in a line each. */
export function renderDiagnoses(diagnoses: readonly Diagnosis[]): string {
  const suites = [...Map.groupBy(diagnoses, ({ suite }) => suite)];
  const lines = suites.flatMap(([suite, members]) => [`=== ${suite} ===`, ...members.flatMap(diagnosisLines), '']);
  const count = (result: Diagnosis['result']): number => diagnoses.filter((each) => each.result === result).length;
  const sum = `${diagnoses.length} looked at: ${count('PASS')} passed, ${count('WARNING')} warnings, ${count('FAIL')} failed`;
  return `${[...lines, sum].join('\n')}\n`;
}

function diagnosisLines({ name, result, finding, remedy }: Diagnosis): string[] {
  return [`${result} [${name}] ${finding}`, ...(remedy === undefined ? [] : [`  ${remedy}`])];
}
