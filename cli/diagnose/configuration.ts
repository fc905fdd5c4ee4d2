import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SettingsProblem } from '../../lib/model/process-status.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Whether a file of settings was read as it stands: `datadog.yaml`, `notify.yaml`. */
export function diagnoseConfiguration({
  file,
  problems,
}: {
  readonly file: string;
  readonly problems: readonly SettingsProblem[];
}): Diagnosis[] {
  const name = path.basename(file);
  const suite = 'configuration';
  const finding = `${file} is ${existsSync(file) ? 'read' : 'not there: what it would say has its default'}`;
  if (problems.length === 0) return [{ suite, name, result: 'PASS', finding }];
  return problems.map(({ severity, file: at, line, message }) => ({
    suite,
    name,
    result: severity === 'error' ? 'FAIL' : 'WARNING',
    finding: `${at}${line === undefined ? '' : `:${line}`}: ${message}`,
    remedy: 'Change the file; labrador validate says what is wrong with the checks, too',
  }));
}
