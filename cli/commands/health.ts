import type { Command } from 'commander';
import { labHealth } from '../health/lab-health.ts';
import { renderHealth } from '../health/render-health.ts';
import { dataDirOf, dataOption, noLabText } from '../status/lab-folder.ts';
import { readLab } from '../status/read-lab.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface HealthOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** `labrador health`: whether each part of the running lab works. */
export function addHealth(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('health')
    .description('say whether each part of the running lab works; exit status 1 when one does not, or none runs')
    .option(...dataOption)
    .option('--json', 'print it as JSON')
    .action((options: HealthOptions) => finish(health(options, surroundings)));
}

async function health(options: HealthOptions, { env, clock, stdout, stderr }: Surroundings): Promise<number> {
  const dataDir = dataDirOf(options, env);
  const processes = await readLab(dataDir);
  const isRunning = processes.some(({ status }) => status !== undefined);
  const report = await labHealth(processes, clock);
  if (options.json) stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else if (isRunning) stdout.write(renderHealth(report));
  else stderr.write(noLabText('health', dataDir));
  return isRunning && report.unhealthy.length === 0 ? 0 : 1;
}
