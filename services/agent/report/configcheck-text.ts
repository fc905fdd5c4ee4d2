import { stringify } from 'yaml';
import type { CheckProblem } from '../../../lib/model/check-status.ts';
import type { UnconfiguredCheck } from '../discovery/discover.ts';
import type { InstanceConfig } from '../discovery/parse-conf.ts';
import { maskSecrets } from './mask-secrets.ts';
import { formatProblem } from './problem-text.ts';

export interface ConfigCheck {
  readonly instances: readonly InstanceConfig[];
  readonly problems: readonly CheckProblem[];
  readonly unconfigured: readonly UnconfiguredCheck[];
}

/** The text of `agent configcheck`: what is loaded, per check and instance, then what is wrong and what has no configuration. */
export function formatConfigCheck({ instances, problems, unconfigured }: ConfigCheck): string {
  const parts = [...Map.groupBy(instances, ({ check }) => check)].map(([check, configs]) =>
    formatCheck(check, configs),
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  if (errors.length > 0) parts.push(`=== Configuration errors ===\n${errors.map(formatProblem).join('')}`);
  if (warnings.length > 0) parts.push(`=== Configuration warnings ===\n${warnings.map(formatProblem).join('')}`);
  if (unconfigured.length > 0) {
    const lines = unconfigured.map(
      ({ check, file, lookedFor }) => `${check} (${file}): not run; looked for ${lookedFor.join(' and ')}\n`,
    );
    parts.push(`=== Checks without configuration ===\n${lines.join('')}`);
  }
  return parts.join('\n');
}

function formatCheck(check: string, configs: readonly InstanceConfig[]): string {
  const instances = configs.map(({ checkId, file, shown, intervalS }) => {
    const init = stringify({ init_config: maskSecrets(shown.initConfig) });
    return (
      `Configuration source: file:${file}\nInterval: ${intervalS} s\n` +
      `Config for instance ID: ${checkId}\n${stringify(maskSecrets(shown.instance))}~\n${init}`
    );
  });
  return `=== ${check} check ===\nConfiguration provider: file\n${instances.join('\n')}`;
}
