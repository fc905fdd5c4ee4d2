import { Command, CommanderError } from 'commander';
import { systemClock } from '../lib/clock/system-clock.ts';
import { version } from '../lib/config/version.ts';
import { OutputError } from '../lib/output/write-output.ts';
import { addAgentCommands } from './commands/agent-commands.ts';
import { addBench } from './commands/bench.ts';
import { addDiagnose } from './commands/diagnose.ts';
import { addDogstatsdCapture } from './commands/dogstatsd-capture.ts';
import { addDogstatsdReplay } from './commands/dogstatsd-replay.ts';
import { addDogstatsdStats } from './commands/dogstatsd-stats.ts';
import { addExpect } from './commands/expect.ts';
import { addExport } from './commands/export.ts';
import { addFlare } from './commands/flare.ts';
import { addHealth } from './commands/health.ts';
import { addHostname } from './commands/hostname.ts';
import { addMonitor } from './commands/monitor.ts';
import { addRun } from './commands/run.ts';
import { addStatus } from './commands/status.ts';
import { addTest } from './commands/test.ts';
import { addTraffic } from './commands/traffic.ts';
import { addUp } from './commands/up.ts';
import { addValidate } from './commands/validate.ts';
import type { Finish, Surroundings } from './surroundings.ts';
import { UsageError } from './usage-error.ts';
import { withoutEchoes } from './without-echoes.ts';

/** In the order of the help. */
const commands = [
  ...[addUp, addRun, addTraffic, addExpect, addExport, addMonitor],
  ...[addStatus, addHealth, addHostname, addDiagnose, addFlare],
  ...[addDogstatsdStats, addDogstatsdCapture, addDogstatsdReplay],
  ...[addValidate, addAgentCommands, addTest, addBench],
];

/** Reads the command line of this process and carries it out. @returns the exit status; 2: wrong usage */
export async function runProgram(): Promise<number> {
  let status = 0;
  const finish: Finish = async (result) => {
    status = await result;
  };
  const surroundings = processSurroundings();
  const program = new Command('labrador')
    .description('A Datadog lab on your own machine.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('(labrador COMMAND --help explains its options)')
    .exitOverride();
  for (const add of commands) add(program, surroundings, finish);
  try {
    await program.parseAsync();
    return status;
  } catch (error) {
    return failureStatus(error, surroundings);
  }
}

function processSurroundings(): Surroundings {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  // A reader that has gone (`labrador status | head`) is no failure of ours; `up` stops for it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: systemClock,
    onSignal(handler) {
      const onSignal = withoutEchoes(handler, systemClock);
      for (const signal of signals) process.on(signal, onSignal);
      return () => {
        for (const signal of signals) process.off(signal, onSignal);
      };
    },
  };
}

/** Tells what went wrong, where commander has not done so. */
function failureStatus(error: unknown, { stderr }: Surroundings): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  stderr.write(`labrador: ${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof UsageError || error instanceof OutputError) return 2;
  // What is thrown on purpose says it all; a TypeError and its like is a fault of ours, and its place helps.
  if (error instanceof Error && error.name !== 'Error') stderr.write(`${error.stack}\n`);
  return 1;
}
