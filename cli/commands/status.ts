import path from 'node:path';
import type { Command } from 'commander';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { version } from '../../lib/config/version.ts';
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
    .option('--data <dir>', 'data folder of the lab (default: LABRADOR_DATA_DIR, else .labrador in the clone)')
    .option('--json', 'print it as JSON')
    .action((options: StatusOptions) => finish(status(options, surroundings)));
}

async function status(options: StatusOptions, { env, clock, stdout, stderr }: Surroundings): Promise<number> {
  const dataDir = options.data === undefined ? placesFromEnvironment(env).dataDir : path.resolve(options.data);
  const processes = await readLab(dataDir);
  const isRunning = processes.some(({ status }) => status !== undefined);
  if (options.json) stdout.write(`${JSON.stringify({ version, dataDir, processes }, null, 2)}\n`);
  else if (isRunning) stdout.write(renderStatus(processes, { version, dataDir, nowMs: clock.now() }));
  else
    stderr.write(
      `labrador status: no lab runs on ${dataDir}; start one with './labrador up', or name its folder by --data\n`,
    );
  return isRunning ? 0 : 1;
}
