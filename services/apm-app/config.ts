import { z } from 'zod';

/** Everything that is set from outside. */
export interface Config {
  readonly host: string;
  /** 0 is any that is free. */
  readonly port: number;
  /** Where the employees service is, without a path; undefined: not known. */
  readonly employeesUrl: string | undefined;
  readonly logLevel: string;
  /** Where log lines go besides standard output. */
  readonly logFile: string | undefined;
  /** Names besides loopback by which the application may be asked. */
  readonly allowedHosts: readonly string[];
  /** The folder in which the process tells its status; absent: it does not. */
  readonly statusDir: string | undefined;
}

const portText = 'must be a whole number from 0 to 65535';
const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number(portText).int(portText).min(0, portText).max(65_535, portText).default(5050),
  EMPLOYEES_URL: z.url({ protocol: /^https?$/, error: 'must be a URL such as http://127.0.0.1:8113' }).optional(),
  LOG_LEVEL: z.string().default('info'),
  LOG_FILE: z.string().optional(),
  ALLOWED_HOSTS: z.string().default(''),
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
    throw new Error(`Cannot start apm-app: ${wrong.join('; ')}`);
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    employeesUrl: values.EMPLOYEES_URL,
    logLevel: values.LOG_LEVEL,
    logFile: values.LOG_FILE,
    allowedHosts: values.ALLOWED_HOSTS.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    statusDir: values.LABRADOR_DATA_DIR,
  };
}
