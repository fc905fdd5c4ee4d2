import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { type Places, placesFromEnvironment } from '../../lib/config/places.ts';
import { childEnvironment } from '../supervise/child-environment.ts';
import { chooseWith, splitNames } from '../supervise/choose-processes.ts';
import { GuestCommand, signalStatus } from '../supervise/guest-command.ts';
import { assertNotRunning, clientVariables, labConfig } from '../supervise/lab.ts';
import { LogStream } from '../supervise/log-stream.ts';
import { ProcessFailure } from '../supervise/process-failure.ts';
import type { ProcessRow } from '../supervise/process-row.ts';
import { makeScratchFolder } from '../supervise/scratch-folder.ts';
import { Supervisor } from '../supervise/supervisor.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { UsageError } from '../usage-error.ts';

interface RunOptions {
  readonly with: readonly string[];
  readonly data?: string;
  readonly verbose?: boolean;
}

/** `labrador run`: a lab of its own for one command, on free ports and with data that is thrown away. */
export function addRun(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('run')
    .usage('[options] -- COMMAND…')
    .description("run a command against a lab of its own: free ports, throw-away data; exits with the command's status")
    .argument('<command...>', 'what to run once the lab is ready')
    .option(
      '--with <names>',
      'what to start, with what it needs: backend, agent, mysql, employees, apm-app',
      splitNames,
      ['backend'],
    )
    .option('--data <dir>', 'keep the data here instead of throwing it away')
    .option('--verbose', "show the lab's log on standard error")
    .passThroughOptions()
    .action((words: string[], options: RunOptions) => finish(run(words, options, surroundings)));
}

async function run(words: readonly string[], options: RunOptions, surroundings: Surroundings): Promise<number> {
  const rows = chooseWith(options.with);
  if (rows.length === 0) throw new UsageError('--with names nothing to start');
  const scratch = options.data === undefined ? await makeScratchFolder() : undefined;
  try {
    const dataDir = scratch?.path ?? path.resolve(options.data ?? '');
    const places = { ...placesFromEnvironment(surroundings.env), dataDir };
    await assertNotRunning(dataDir, rows);
    return await new LabRun(rows, places, surroundings, options.verbose === true).run(words);
  } finally {
    await scratch?.remove();
  }
}

function readSecret(file: string): string {
  return readFileSync(file, 'utf8').trimEnd();
}

/** One lab around one command. */
class LabRun {
  readonly #surroundings: Surroundings;
  readonly #places: Places;
  readonly #log: LogStream;
  readonly #supervisor: Supervisor;
  #guest: GuestCommand | undefined;
  #failure: ProcessFailure | undefined;
  #signal: NodeJS.Signals | undefined;

  constructor(rows: readonly ProcessRow[], places: Places, surroundings: Surroundings, isVerbose: boolean) {
    const { clock, env, stderr } = surroundings;
    this.#surroundings = surroundings;
    this.#places = places;
    this.#log = new LogStream({
      out: stderr,
      colour: stderr.isTTY === true && !env.NO_COLOR,
      clock,
      names: rows.map(({ name }) => name),
    });
    this.#supervisor = new Supervisor({
      rows,
      env: childEnvironment(env, places),
      ports: 'free',
      config: labConfig(env, places),
      dataDir: places.dataDir,
      clock,
      onLine: (name, line) => isVerbose && this.#log.line(name, line),
      onReport: (level, message) => this.#log.report(level, message),
      restart: false,
      onDeath: (failure) => this.#onDeath(failure),
    });
  }

  /** @returns the command's status; 1 when the lab failed; 128 + n when signal n came before the command ran */
  async run(words: readonly string[]): Promise<number> {
    const forget = this.#surroundings.onSignal((signal) => this.#onSignal(signal));
    try {
      await this.#supervisor.start();
      if (this.#signal !== undefined) return signalStatus(this.#signal);
      if (this.#failure) return 1;
      return await this.#runGuest(words);
    } catch (error) {
      if (this.#signal !== undefined) return signalStatus(this.#signal);
      if (!(error instanceof ProcessFailure)) throw error;
      this.#log.failure(error);
      return 1;
    } finally {
      this.#guest = undefined;
      await this.#supervisor.stop();
      forget();
    }
  }

  async #runGuest(words: readonly string[]): Promise<number> {
    const { clock, env, stderr } = this.#surroundings;
    const config = labConfig(env, this.#places);
    const variables = clientVariables(this.#supervisor.endpoints, this.#places.dataDir, config);
    const own = Object.fromEntries(variables.map(({ name, value, file }) => [name, file ? readSecret(file) : value]));
    this.#guest = new GuestCommand(words, { ...env, ...own }, { clock });
    const { status, problem } = await this.#guest.ended;
    if (problem !== undefined) stderr.write(`labrador: ${problem}\n`);
    return this.#failure ? 1 : status;
  }

  #onDeath(failure: ProcessFailure): void {
    if (this.#failure) return;
    this.#failure = failure;
    this.#log.failure(failure);
    void this.#guest?.end(this.#surroundings.clock);
  }

  /** While the command runs, signals are its affair; before, the first stops the lab; after, it ends it at once. */
  #onSignal(signal: NodeJS.Signals): void {
    if (this.#guest) {
      this.#guest.forward(signal);
      return;
    }
    const isFirst = this.#signal === undefined;
    this.#signal ??= signal;
    if (isFirst) void this.#supervisor.stop();
    else this.#supervisor.kill();
  }
}
