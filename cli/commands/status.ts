import type { Command } from 'commander';
import { version } from '../../lib/config/version.ts';
import { dataDirOf, dataOption, noLabText } from '../status/lab-folder.ts';
import { readLab } from '../status/read-lab.ts';
import { renderStatus } from '../status/render-status.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface StatusOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** `labrador status`: what runs, each check instance, what was received and refused. */
export function addStatus(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('status')
    .description('show what runs: processes, checks, counters, problems; exit status 1 when nothing does')
    .option(...dataOption)
    .option('--json', 'print it as JSON')
    .action((options: StatusOptions) => finish(status(options, surroundings)));
}

async function status(options: StatusOptions, { env, clock, stdout, stderr }: Surroundings): Promise<number> {
  const dataDir = dataDirOf(options, env);
  const processes = await readLab(dataDir);
  const isRunning = processes.some(({ status }) => status !== undefined);
  if (options.json) stdout.write(`${JSON.stringify({ version, dataDir, processes }, null, 2)}\n`);
  else if (isRunning) stdout.write(renderStatus(processes, { version, dataDir, nowMs: clock.now() }));
  else stderr.write(noLabText('status', dataDir));
  return isRunning ? 0 : 1;
}
