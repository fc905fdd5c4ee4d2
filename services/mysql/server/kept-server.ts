import { rm } from 'node:fs/promises';
import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import { connect } from '../accounts/connect.ts';
import { writeSecret } from '../accounts/write-secret.ts';
import type { ServerProgram } from '../find/server-program.ts';
import { freePort } from './free-port.ts';
import { serverArguments } from './server-arguments.ts';
import { relayServerLine } from './server-line.ts';
import type { ServerPlaces } from './server-places.ts';
import { ServerProcess } from './server-process.ts';

/** What to keep running. */
export interface KeptServerOptions {
  readonly program: ServerProgram;
  readonly places: ServerPlaces;
  readonly socketPath: string;
  readonly host: string;
  /** Preferred; another free one where it is taken. 0: any. */
  readonly port: number;
  /** The server's root gets it at each start. Letters, digits, `-` and `_`. */
  readonly rootPassword: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How long the server may take to answer: after a kill it first brings its files in order. Milliseconds. */
const answerTimeoutMs = 45_000;
/** Between looking for a free port and listening on it another program may take it. */
const portAttempts = 3;
const firstDelayMs = 200;
const longestDelayMs = 30_000;
/** After so long a life the next death is a first one again. Milliseconds. */
const soundAfterMs = 60_000;

/** A server that is started again, on the same port and ever more slowly, when it dies. */
export class KeptServer {
  readonly #options: KeptServerOptions;
  #process: ServerProcess | undefined;
  #restart: Timer | undefined;
  #isStopping = false;
  #port = 0;
  #restarts = 0;
  #deathsInARow = 0;

  constructor(options: KeptServerOptions) {
    this.#options = options;
  }

  /** How often it was started again. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Of the server itself; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts it and waits until it answers. @returns its port @throws with the last that it said */
  async start(): Promise<number> {
    const { host, port } = this.#options;
    for (let attempt = 1; ; attempt++) {
      this.#port = await freePort(host, attempt === 1 ? port : 0);
      try {
        await this.#launch();
        return this.#port;
      } catch (error) {
        const isPortGone = (error as Error).message.includes('Bind on TCP/IP port');
        if (!isPortGone || attempt === portAttempts || this.#isStopping) throw error;
      }
    }
  }

  /** Has it write what it has and end; it is not started again. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#restart?.cancel();
    await this.#process?.stop();
  }

  async #launch(): Promise<void> {
    const { program, places, socketPath, host, rootPassword, clock, log } = this.#options;
    await writeSecret(places.initFile, `ALTER USER 'root'@'localhost' IDENTIFIED BY '${rootPassword}';`);
    if (this.#isStopping) throw new Error(`Cannot start ${program.file}: it is being stopped`);
    const server = new ServerProcess({
      program,
      args: serverArguments(program.flavour, places, { socketPath, host, port: this.#port }),
      clock,
      onLine: (line) => relayServerLine(line, log),
    });
    this.#process = server;
    try {
      await this.#awaitAnswer(server);
    } finally {
      await rm(places.initFile, { force: true });
    }
    const upSinceMs = clock.monotonic();
    void server.ended.then((how) => this.#onEnd(how, upSinceMs));
  }

  async #awaitAnswer(server: ServerProcess): Promise<void> {
    const { program, socketPath, rootPassword, clock } = this.#options;
    try {
      const patience = { clock, timeoutMs: answerTimeoutMs, isHopeless: () => server.hasEnded };
      const connection = await connect({ socketPath, user: 'root', password: rootPassword }, patience);
      await connection.end();
    } catch (error) {
      const how = server.hasEnded ? `it ended with ${await server.ended}` : (error as Error).message;
      await server.stop();
      this.#process = undefined;
      throw new Error(`Cannot start ${program.file}: ${how}; it said:\n${server.lastLines.join('\n')}`, {
        cause: error,
      });
    }
  }

  #onEnd(how: string, upSinceMs: number): void {
    if (this.#isStopping) return;
    const { clock, log } = this.#options;
    this.#process = undefined;
    if (clock.monotonic() - upSinceMs >= soundAfterMs) this.#deathsInARow = 0;
    log.error(`the server ended with ${how} although nobody asked it to`);
    this.#startAgain();
  }

  #startAgain(): void {
    const { clock, log } = this.#options;
    const delayMs = Math.min(firstDelayMs * 2 ** this.#deathsInARow, longestDelayMs);
    this.#deathsInARow += 1;
    const onUp = (): void => {
      this.#restarts += 1;
      log.info('the server is up again');
    };
    const onFailure = (error: Error): void => {
      if (this.#isStopping) return;
      log.error(error.message);
      this.#startAgain();
    };
    this.#restart = clock.after(delayMs, () => void this.#launch().then(onUp, onFailure));
  }
}
