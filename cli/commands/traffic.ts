import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { durationPattern, parseDurationS } from '../../lib/config/quantity.ts';
import { labConfig } from '../supervise/lab.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { answeringTargets } from '../traffic/answering-targets.ts';
import { findTargets } from '../traffic/find-targets.ts';
import { renderResult, summaryLine } from '../traffic/render-traffic.ts';
import { type Targets, Traffic } from '../traffic/run-traffic.ts';

interface TrafficCommandOptions {
  readonly rate: number;
  readonly for?: number;
  readonly seed?: number;
  readonly data?: string;
}

const defaultRate = 2;
const highestRate = 1000;

/** `labrador traffic`: a believable mix of requests to the services. */
export function addTraffic(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('traffic')
    .description(
      'visit employees and apm-app as people and programs would: pages, forms, API, mistakes, slow answers, errors',
    )
    .option('--rate <n>', 'visits a second, on the average; each is one to four requests', parseRate, defaultRate)
    .option('--for <time>', 'how long: 30s, 5m, 1h (default: until Ctrl-C)', parseTimeMs)
    .option('--seed <n>', 'a number that makes the mix the same each time (default: another each time)', parseSeed)
    .option('--data <dir>', 'data folder of the lab (default: LABRADOR_DATA_DIR, else .labrador in the clone)')
    .addHelpText(
      'after',
      `
The services are those of EMPLOYEES_URL and APM_APP_URL, else of the lab that runs on the data folder, else on the
configured ports. It changes and deletes only employees that it made itself.
Exit status: 0; 1 when neither service answers, or none of the requests was answered.`,
    )
    .action((options: TrafficCommandOptions) => finish(traffic(options, surroundings)));
}

async function traffic(options: TrafficCommandOptions, surroundings: Surroundings): Promise<number> {
  const { env, clock, stdout, stderr, onSignal } = surroundings;
  const places = placesFromEnvironment(env);
  const dataDir = options.data === undefined ? places.dataDir : path.resolve(options.data);
  const wanted = await findTargets({ env, dataDir, config: labConfig(env, { ...places, dataDir }) });
  const targets = await answeringTargets(wanted, fetch);
  if (!targets.employees && !targets.apmApp) {
    stderr.write(
      `labrador traffic: nothing answers at ${wanted.employees.origin} and ${wanted.apmApp.origin}; start the lab by './labrador up', or set EMPLOYEES_URL and APM_APP_URL\n`,
    );
    return 1;
  }
  const seed = options.seed ?? Math.floor(clock.now()) % 2 ** 32;
  stdout.write(`${describe(wanted, targets)}, ${options.rate} visits a second, seed ${seed}\n`);
  const running = new Traffic({
    targets,
    rate: options.rate,
    ...(options.for === undefined ? {} : { forMs: options.for }),
    seed,
    clock,
    fetch,
    onSummary: (tally, overMs) =>
      stdout.write(`${new Date(clock.now()).toISOString()}  ${summaryLine(tally, overMs)}\n`),
  });
  const forget = onSignal(() => running.stop());
  stdout.on('error', () => running.stop());
  const result = await running.run();
  forget();
  stdout.write(renderResult(result));
  return [...result.tallies.values()].some(({ answered }) => answered > 0) ? 0 : 1;
}

function describe(wanted: Required<Targets>, { employees, apmApp }: Targets): string {
  const left = [...(employees ? [] : [wanted.employees.origin]), ...(apmApp ? [] : [wanted.apmApp.origin])];
  const there = [employees, apmApp].flatMap((url) => (url ? [url.origin] : []));
  return `visits ${there.join(' and ')}${left.length > 0 ? ` (nothing answers at ${left.join()})` : ''}`;
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (!(rate > 0) || rate > highestRate) throw new InvalidArgumentError(`a number above 0 and up to ${highestRate}`);
  return rate;
}

function parseTimeMs(text: string): number {
  if (!durationPattern.test(text)) throw new InvalidArgumentError('a whole number and s, m, h or d, e.g. 5m');
  return parseDurationS(text) * 1000;
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed >= 2 ** 32) throw new InvalidArgumentError('a whole number below 4294967296');
  return seed;
}
