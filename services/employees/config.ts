import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Everything that is set from outside. */
export interface Config {
  readonly host: string;
  /** 0 is any that is free. */
  readonly port: number;
  readonly database: DatabaseConfig;
  readonly logLevel: string;
  /** Where log lines go besides standard output. */
  readonly logFile: string | undefined;
  /** Names besides loopback by which the pages may be asked for. */
  readonly allowedHosts: readonly string[];
  /** Signs cookies and forms. Absent: one is made up at each start, and forms open by then have to be sent again. */
  readonly secret: string | undefined;
  /** The folder in which the process tells its status; absent: it does not. */
  readonly statusDir: string | undefined;
}

/** A MySQL schema and who may use it. */
export interface DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly schema: string;
}

const urlForm = 'mysql://user[:password]@host:port/schema';
const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int('must be a whole number')
    .min(0, 'must be a number from 0 to 65535')
    .max(65_535, 'must be a number from 0 to 65535')
    .default(8113),
  DATABASE_URL: z.string(`is missing: set it to ${urlForm}`),
  DATABASE_PASSWORD_FILE: z.string().optional(),
  LOG_LEVEL: z.string().default('info'),
  LOG_FILE: z.string().optional(),
  ALLOWED_HOSTS: z.string().default(''),
  SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  LABRADOR_DATA_DIR: z.string().optional(),
});

/**
 * Reads the configuration from environment variables; an empty one is as if it were absent. The only place that does.
 * @throws naming each variable that is wrong and what it must be
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}`);
    throw new Error(`Cannot start employees: ${wrong.join('; ')}`);
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    database: readDatabase(values.DATABASE_URL, values.DATABASE_PASSWORD_FILE),
    logLevel: values.LOG_LEVEL,
    logFile: values.LOG_FILE,
    allowedHosts: values.ALLOWED_HOSTS.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    secret: values.SECRET,
    statusDir: values.LABRADOR_DATA_DIR,
  };
}

/** A URL's password could be read by whoever lists processes; one in a file cannot. */
function readDatabase(text: string, passwordFile: string | undefined): DatabaseConfig {
  const url = URL.parse(text);
  const schema = decodeURIComponent(url?.pathname.slice(1) ?? '');
  // The text is not shown: it may hold a password.
  if (url?.protocol !== 'mysql:' || !url.hostname || !url.username || !schema || schema.includes('/')) {
    throw new Error(`Cannot start employees: DATABASE_URL must be ${urlForm}`);
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: passwordFile === undefined ? decodeURIComponent(url.password) : readPassword(passwordFile),
    schema,
  };
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new Error(`Cannot start employees: DATABASE_PASSWORD_FILE ${file} cannot be read`, { cause: error });
  }
}
