import type { CheckProblem } from '../../../lib/model/check-status.ts';
import type { InstanceConfig } from '../discovery/parse-conf.ts';

/** The same configuration twice runs once; the second is a warning. */
export function uniqueInstances(configs: readonly InstanceConfig[], problems: CheckProblem[]): InstanceConfig[] {
  const unique = new Map<string, InstanceConfig>();
  for (const config of configs) {
    const first = unique.get(config.checkId);
    if (!first) {
      unique.set(config.checkId, config);
      continue;
    }
    const message = `is the same as instances[${first.index}] of ${first.file} and runs only once`;
    problems.push(config.locate({ severity: 'warning', keyPath: ['instances', config.index], message }));
  }
  return [...unique.values()];
}

/** What is wrong in init_config is found with each instance. */
export function uniqueProblems(problems: readonly CheckProblem[]): CheckProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
