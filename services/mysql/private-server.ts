import path from 'node:path';
import type { Clock } from '../../lib/clock/clock.ts';
import { localUrl } from '../../lib/http/bind-host.ts';
import type { Logger } from '../../lib/log/logger.ts';
import { applicationStatements, monitoringStatements, schemaStatement } from './accounts/account-statements.ts';
import { connect } from './accounts/connect.ts';
import { keptPassword } from './accounts/kept-password.ts';
import { applicationName, monitoringName } from './accounts/names.ts';
import type { Database } from './database.ts';
import type { ServerProgram } from './find/server-program.ts';
import { initialise } from './server/initialise.ts';
import { KeptServer } from './server/kept-server.ts';
import { endLeftover } from './server/leftover.ts';
import { serverPlaces, socketPlace } from './server/server-places.ts';

/** What a private server is made of. */
export interface PrivateServerOptions {
  readonly program: ServerProgram;
  /** The lab's data folder. */
  readonly dataDir: string;
  readonly host: string;
  /** Preferred; another free one where it is taken. 0: any. */
  readonly port: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called as soon as there may be something to stop. */
  readonly onStoppable: (stop: () => Promise<void>) => void;
}

const migrationTimeoutMs = 10_000;

/**
 * Makes what is missing in the data folder, starts a server of the lab's own on it, and makes schema and accounts there.
 * @throws with the last that the server said
 */
export async function startPrivateServer(options: PrivateServerOptions): Promise<Database> {
  const { program, dataDir, host, port, clock, log } = options;
  const startedMs = clock.monotonic();
  const places = serverPlaces(dataDir);
  const leftover = await endLeftover(places, clock);
  if (leftover !== undefined) log.warn(`ended the server of an earlier start, pid ${leftover}, which was left running`);
  const isNew = await initialise(program, places);
  const passwordOf = (name: string): Promise<string> => keptPassword(path.join(places.folder, `${name}.password`));
  const rootPassword = await passwordOf('root');
  const password = await passwordOf(applicationName);
  const monitoringPassword = await passwordOf(monitoringName);

  const socket = await socketPlace(places.folder);
  const server = new KeptServer({ program, places, socketPath: socket.path, host, port, rootPassword, clock, log });
  const stop = async (): Promise<void> => {
    await server.stop();
    await socket.remove();
  };
  options.onStoppable(stop);
  const ownPort = await server.start();
  const login = { socketPath: socket.path, user: 'root', password: rootPassword };
  const connection = await connect(login, { clock, timeoutMs: migrationTimeoutMs });
  for (const statement of [
    schemaStatement(applicationName),
    ...applicationStatements(password),
    ...monitoringStatements(program.flavour, monitoringPassword),
  ]) {
    await connection.query(statement);
  }
  await connection.end();

  if (ownPort !== port && port !== 0) log.warn(`port ${port} is taken; the server listens on ${ownPort}`);
  const tookMs = Math.round(clock.monotonic() - startedMs);
  log.info({ version: program.version, port: ownPort, tookMs }, isNew ? 'initialised and started' : 'started');
  const address = new URL(localUrl('mysql', host, ownPort));
  address.username = applicationName;
  address.pathname = applicationName;
  return {
    server: `${path.basename(program.file)} ${program.version}`,
    url: address.href,
    password,
    monitoring: { host: address.hostname.replace(/^\[|\]$/g, ''), port: ownPort, password: monitoringPassword },
    restarts: () => server.restarts,
    stop,
  };
}
