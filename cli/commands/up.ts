import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type Places, placesFromEnvironment } from '../../lib/config/places.ts';
import { version } from '../../lib/config/version.ts';
import { renderBanner } from '../banner.ts';
import { childEnvironment } from '../supervise/child-environment.ts';
import { chooseWithout, splitNames } from '../supervise/choose-processes.ts';
import { allEndpoints, assertNotRunning, clientVariables, labConfig } from '../supervise/lab.ts';
import { LogFile, logFilePath } from '../supervise/log-file.ts';
import { LogStream } from '../supervise/log-stream.ts';
import { ProcessFailure } from '../supervise/process-failure.ts';
import type { ProcessRow } from '../supervise/process-row.ts';
import { Supervisor } from '../supervise/supervisor.ts';
import { takenPorts } from '../supervise/taken-ports.ts';
import { wrongPorts } from '../supervise/wrong-ports.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { UsageError } from '../usage-error.ts';

interface UpOptions {
  readonly data?: string;
  readonly port?: number;
  readonly without: readonly string[];
}

/** `labrador up`: the lab in the foreground, until Ctrl-C. */
export function addUp(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('up')
    .description('start the lab in the foreground: one banner, one log; Ctrl-C stops it')
    .option('--data <dir>', 'where the lab keeps its data (default: LABRADOR_DATA_DIR, else .labrador in the clone)')
    .option('--port <n>', 'port of console and API (default: labrador.port in datadog.yaml, 8080)', parsePort)
    .option('--without <names>', 'processes to leave out, separated by commas', splitNames, [])
    .action((options: UpOptions) => finish(up(options, surroundings)));
}

async function up(options: UpOptions, surroundings: Surroundings): Promise<number> {
  const rows = chooseWithout(options.without);
  const env = { ...surroundings.env };
  if (options.data !== undefined) env.LABRADOR_DATA_DIR = path.resolve(options.data);
  if (options.port !== undefined) env.DD_LABRADOR_PORT = String(options.port);
  const places = placesFromEnvironment(env);
  assertPortsAreRight(env, places);
  await assertNotRunning(places.dataDir, rows);
  await assertPortsAreFree(env, places, rows);
  return runUntilSignal({ rows, env, places, surroundings });
}

interface Lab {
  readonly rows: readonly ProcessRow[];
  readonly env: NodeJS.ProcessEnv;
  readonly places: Places;
  readonly surroundings: Surroundings;
}

async function runUntilSignal({ rows, env, places, surroundings }: Lab): Promise<number> {
  const { stdout, clock } = surroundings;
  const log = new LogStream({
    out: stdout,
    colour: stdout.isTTY === true && !env.NO_COLOR,
    clock,
    names: rows.map(({ name }) => name),
    file: new LogFile(logFilePath(places.dataDir)),
  });
  const leftOut: ProcessFailure[] = [];
  const supervisor = new Supervisor({
    rows,
    env: childEnvironment(env, places),
    ports: 'configured',
    config: labConfig(env, places),
    dataDir: places.dataDir,
    clock,
    onLine: (name, line) => log.line(name, line),
    onReport: (level, message) => log.report(level, message),
    restart: true,
    onLeftOut: (failure) => {
      leftOut.push(failure);
      log.report('error', `${failure.message}; the lab goes on without it`);
    },
    onDeath: (failure, restartInMs = 0) => {
      log.failure(failure);
      log.report('info', `starting ${failure.processName} again in ${restartInMs / 1000} s`);
    },
  });
  const stopped = stopOnSignal(supervisor, log, surroundings);
  try {
    await supervisor.start();
  } catch (error) {
    if (stopped.isRequested()) return stopped.done;
    await supervisor.stop();
    if (error instanceof ProcessFailure) log.report('error', `${error.message}; what it wrote is above`);
    else throw error;
    return 1;
  }
  if (!stopped.isRequested()) stdout.write(banner(supervisor, { env, places, leftOut }));
  return stopped.done;
}

function banner(
  supervisor: Supervisor,
  { env, places, leftOut }: Pick<Lab, 'env' | 'places'> & { readonly leftOut: readonly ProcessFailure[] },
): string {
  const config = labConfig(env, places, 'as written');
  return renderBanner({
    version,
    endpoints: allEndpoints(supervisor.endpoints),
    ...places,
    variables: clientVariables(supervisor.endpoints, places.dataDir, config),
    leftOut: leftOut.map(({ message }) => message),
  });
}

/** The first signal (or a reader of the log that is gone) stops everything in order, the second at once. */
function stopOnSignal(
  supervisor: Supervisor,
  log: LogStream,
  { stdout, onSignal }: Surroundings,
): { readonly done: Promise<number>; isRequested(): boolean } {
  let isRequested = false;
  const done = new Promise<number>((resolve) => {
    const stop = (): void => {
      if (isRequested) {
        log.report('warn', 'ending everything at once');
        supervisor.kill();
        return;
      }
      isRequested = true;
      log.report('info', 'stopping');
      void supervisor.stop().then(() => {
        log.report('info', 'stopped');
        resolve(0);
      });
    };
    onSignal(stop);
    stdout.on('error', () => {
      if (!isRequested) stop();
    });
  });
  return { done, isRequested: () => isRequested };
}

/** @throws UsageError naming each key or variable of a port that is none */
function assertPortsAreRight(env: NodeJS.ProcessEnv, places: Places): void {
  const wrong = wrongPorts(env, places);
  if (wrong.length > 0) throw new UsageError(`Cannot start: ${wrong.join('\n  ')}`);
}

/** @throws naming each port that is taken and its setting */
async function assertPortsAreFree(env: NodeJS.ProcessEnv, places: Places, rows: readonly ProcessRow[]): Promise<void> {
  const names = rows.map(({ name }) => name);
  const taken = await takenPorts(labConfig(env, places), names);
  if (taken.length > 0) throw new Error(`Cannot start: ${taken.join('\n  ')}`);
}

function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw new InvalidArgumentError('a port is a whole number from 0 to 65535');
  return port;
}
