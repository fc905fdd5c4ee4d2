import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { BacktestRequest, BacktestResponse } from '../../lib/api-types/backtest.ts';
import { askLab } from '../expect/ask-lab.ts';
import { chosenLab } from '../expect/chosen-lab.ts';
import { describeAnswer } from '../expect/describe-answer.ts';
import { describeBacktest } from '../monitor/describe-backtest.ts';
import { parseMoment } from '../monitor/parse-moment.ts';
import { askedLabHelp, dataDirOf, dataOption, noLabText } from '../status/lab-folder.ts';
import { runEntry } from '../supervise/run-entry.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { UsageError } from '../usage-error.ts';

const testEntry = 'services/backend/monitor-test.ts';

/** A week of minutes takes its time. */
const backtestTimeoutMs = 600_000;

interface TestOptions {
  readonly json?: boolean;
  readonly junit?: string;
}

interface BacktestOptions {
  readonly from: string;
  readonly to: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** `labrador monitor`: what monitors would do, and would have done. */
export function addMonitor(program: Command, surroundings: Surroundings, finish: Finish): void {
  const monitor = program.command('monitor').description('try out monitors (docs/monitors.md)');
  monitor
    .command('test')
    .description('run tests of monitors, on a clock of their own and without a lab')
    .argument('<files...>', 'YAML files of tests')
    .option('--json', 'print what they came to as JSON')
    .option('--junit <file>', "write it as JUnit's XML too, for CI")
    .addHelpText(
      'after',
      '\nExit status: 0 all was as expected; 1 something was not; 2 a file cannot be read or written.',
    )
    .action((files: string[], { json, junit }: TestOptions) => {
      const options = [...(json ? ['--json'] : []), ...(junit === undefined ? [] : ['--junit', junit])];
      return finish(runEntry(testEntry, [...options, '--', ...files], surroundings).then(({ status }) => status));
    });
  monitor
    .command('backtest')
    .description('say what a monitor would have done with what the running lab has stored, of seven days at most')
    .argument('<file>', "a monitor's JSON file, as config/monitors has it")
    .option('--from <time>', 'now-6h (m, h, d), or 2026-11-27T08:00', 'now-1d')
    .option('--to <time>', 'as --from', 'now')
    .option(...dataOption)
    .option('--json', 'print it as JSON')
    .addHelpText('after', askedLabHelp)
    .action((file: string, options: BacktestOptions) => finish(backtest(file, options, surroundings)));
}

async function backtest(
  file: string,
  { from, to, json, ...options }: BacktestOptions,
  { env, stdout, stderr, clock }: Surroundings,
): Promise<number> {
  const nowMs = clock.now();
  const body: BacktestRequest = {
    monitor: readMonitorFile(file),
    from: parseMoment(from, { option: '--from', nowMs }),
    to: parseMoment(to, { option: '--to', nowMs }),
  };
  const lab = await chosenLab(options, { env, timeoutMs: backtestTimeoutMs });
  if (!lab) {
    stderr.write(noLabText('monitor backtest', dataDirOf(options, env)));
    return 1;
  }
  const answer = await askLab(lab, { path: '/labrador/api/monitors/backtest', body, isBody: isBacktest });
  if (answer.kind !== 'data') {
    stderr.write(`labrador monitor backtest: ${describeAnswer(answer, lab)}\n`);
    return 1;
  }
  stdout.write(json ? `${JSON.stringify(answer.response, null, 2)}\n` : describeBacktest(answer.response));
  return 0;
}

/** @throws UsageError when there is no such file, or it is no JSON object */
function readMonitorFile(file: string): BacktestRequest['monitor'] {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as BacktestRequest['monitor'];
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
  throw new UsageError(`${file} is no JSON object`);
}

function isBacktest(body: unknown): body is BacktestResponse {
  return typeof body === 'object' && body !== null && 'transitions' in body;
}
