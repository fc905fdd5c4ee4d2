import type { LoadedConfig } from '../../lib/config/datadog-config.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Whether `datadog.yaml` was read as it stands. */
export function diagnoseConfiguration({ file, problems }: Pick<LoadedConfig, 'file' | 'problems'>): Diagnosis[] {
  const suite = 'configuration';
  if (problems.length === 0) return [{ suite, name: 'datadog.yaml', result: 'PASS', finding: `${file} is read` }];
  return problems.map(({ severity, file: at, line, message }) => ({
    suite,
    name: 'datadog.yaml',
    result: severity === 'error' ? 'FAIL' : 'WARNING',
    finding: `${at}${line === undefined ? '' : `:${line}`}: ${message}`,
    remedy: 'Change the file; labrador validate says what is wrong with the checks, too',
  }));
}
