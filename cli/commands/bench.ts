import path from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../../lib/config/places.ts';
import { GuestCommand } from '../supervise/guest-command.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

/** The benchmark's own entry file, relative to the clone; it judges the values of options. */
const entry = 'test/bench/main.ts';

interface BenchOptions {
  readonly full?: true;
  readonly only?: string;
  readonly json?: string;
  readonly pictures?: true;
  readonly list?: true;
}

/** `labrador bench`, which `npm run bench` calls: measures Labrador against references in the same run. */
export function addBench(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('bench')
    .description('measure Labrador against references of the same run; docs/benchmarks.md explains the table')
    .option('--full', 'longer, with more data, and those that are left out otherwise')
    .option('--only <names>', 'only these, separated by commas')
    .option('--json <file>', 'write all that was measured as JSON too')
    .option('--pictures', 'draw the curves into docs/pictures')
    .option('--list', 'say what there is to measure, and how long it takes')
    .action((options: BenchOptions) => finish(bench(toArguments(options), surroundings)));
}

function toArguments({ full, only, json, pictures, list }: BenchOptions): string[] {
  return [
    ...(full ? ['--full'] : []),
    ...(only === undefined ? [] : [`--only=${only}`]),
    ...(json === undefined ? [] : [`--json=${json}`]),
    ...(pictures ? ['--pictures'] : []),
    ...(list ? ['--list'] : []),
  ];
}

/** @returns its status: 1 when a benchmark could not run, 0 also when a goal is missed */
async function bench(args: readonly string[], { clock, env, stdout, stderr, onSignal }: Surroundings): Promise<number> {
  const words = [process.execPath, path.join(projectRoot, entry), ...args];
  const command = new GuestCommand(words, env, { clock, out: stdout });
  const forget = onSignal((signal) => command.forward(signal));
  const { status, problem } = await command.ended;
  forget();
  if (problem !== undefined) stderr.write(`labrador: ${problem}\n`);
  return status;
}
