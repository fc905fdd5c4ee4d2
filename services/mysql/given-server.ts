import path from 'node:path';
import type { Connection } from 'mysql2/promise';
import type { Clock } from '../../lib/clock/clock.ts';
import type { Logger } from '../../lib/log/logger.ts';
import { enterStatement, monitoringGrants, newMonitoringUser, schemaStatement } from './accounts/account-statements.ts';
import { connect } from './accounts/connect.ts';
import { keptPassword } from './accounts/kept-password.ts';
import { applicationName, monitoringName } from './accounts/names.ts';
import type { Database } from './database.ts';
import { serverPlaces } from './server/server-places.ts';

/** A server of the user's. */
export interface GivenServerOptions {
  /** The value of MYSQL_URL. */
  readonly url: string;
  /** The lab's data folder. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
}

const answerTimeoutMs = 30_000;

/**
 * Uses the server that MYSQL_URL names, with the account that it names. The schema, `employees` unless the URL has
 * another, and the monitoring account are made where they are missing and that account may; one that is there is left as
 * it is.
 * @throws when the server or the schema cannot be used, with what to do
 */
export async function openGivenServer({ url, dataDir, clock, log }: GivenServerOptions): Promise<Database> {
  const { login, schema, shown, known } = parseServerUrl(url);
  const connection = await connect(login, { clock, timeoutMs: answerTimeoutMs }).catch((error: Error) => {
    throw new Error(`Cannot use MYSQL_URL (${shown}): ${error.message}`, { cause: error });
  });
  try {
    await makeSchema(connection, { schema, user: login.user, shown });
    const password = await keptPassword(path.join(serverPlaces(dataDir).folder, `${monitoringName}.password`));
    const warning = await makeMonitoringAccount(connection, password, () => grantsOf({ ...login, password }, clock));
    if (warning !== undefined) log.warn(warning);
    log.info({ server: shown, schema }, 'uses MYSQL_URL');
    return {
      server: shown,
      url: known,
      password: login.password,
      monitoring: { host: login.host, port: login.port, password },
      restarts: () => 0,
      stop: async () => undefined,
    };
  } finally {
    await connection.end();
  }
}

/** MYSQL_URL, taken apart. */
interface ServerUrl {
  readonly login: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
  readonly schema: string;
  /** For people. */
  readonly shown: string;
  /** With user, port and schema, without the password. */
  readonly known: string;
}

/** @throws naming MYSQL_URL, without its value: there is a password in it */
function parseServerUrl(text: string): ServerUrl {
  try {
    const url = new URL(text);
    if (!/^(mysql|mariadb):$/.test(url.protocol) || url.hostname === '' || url.username === '') throw new Error();
    const login = {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || 3306),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
    const schema = decodeURIComponent(url.pathname.slice(1)) || applicationName;
    url.protocol = 'mysql:';
    url.password = '';
    url.port = String(login.port);
    url.pathname = encodeURIComponent(schema);
    return { login, schema, shown: `mysql://${url.host}`, known: url.href };
  } catch {
    throw new Error('Cannot use MYSQL_URL: it must have the form mysql://user:password@host:3306/schema');
  }
}

/** @throws when it is not there and may not be made */
async function makeSchema(
  connection: Connection,
  { schema, user, shown }: { readonly schema: string; readonly user: string; readonly shown: string },
): Promise<void> {
  const isThere = await connection.query(enterStatement(schema)).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await connection.query(schemaStatement(schema)).catch((error: Error) => {
    throw new Error(
      `Cannot make the schema ${schema} on ${shown}: ${error.message}; have it made, with all rights on it for ${user}`,
      { cause: error },
    );
  });
}

/** @returns what is wrong, for the log; undefined when the account is there with its grants */
async function makeMonitoringAccount(
  connection: Connection,
  password: string,
  readGrants: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const [rows] = await connection.query('SELECT VERSION() AS version');
  const flavour = /mariadb/i.test(JSON.stringify(rows)) ? 'mariadb' : 'mysql';
  const grants = await readGrants();
  if (grants?.includes('PROCESS')) return undefined;
  const user = grants === undefined ? [newMonitoringUser(password)] : [];
  try {
    for (const statement of [...user, ...monitoringGrants(flavour)]) await connection.query(statement);
    return undefined;
  } catch (error) {
    const hint = [newMonitoringUser('…'), ...monitoringGrants(flavour)].join('; ');
    return (
      `cannot make the account ${monitoringName} for the mysql check: ${(error as Error).message}; if it is there, put its ` +
      `password into mysql/${monitoringName}.password in the data folder, else have it made: ${hint}`
    );
  }
}

/** What the monitoring account may do; undefined when one cannot log in with this password. */
async function grantsOf(
  login: { readonly host: string; readonly port: number; readonly password: string },
  clock: Clock,
): Promise<string | undefined> {
  try {
    const connection = await connect({ ...login, user: monitoringName }, { clock, timeoutMs: 0 });
    const [rows] = await connection.query('SHOW GRANTS');
    await connection.end();
    return JSON.stringify(rows);
  } catch {
    return undefined;
  }
}
