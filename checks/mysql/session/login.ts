import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'mysql2/promise';
import type { MysqlInstance } from '../instance.ts';
import { type ClientOptions, parseOptionFile } from './option-file.ts';

/** How to reach the server, and what it is called in tags. */
export interface Login {
  readonly connection: ConnectionOptions;
  /** Host name, or path of the socket. */
  readonly server: string;
  /** `3306`, or `unix_socket`. */
  readonly port: string;
  /** Whether the server is on this machine, as far as its address tells. */
  readonly isLocal: boolean;
}

interface Address {
  readonly host: string;
  readonly port: number;
  readonly socket?: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly ssl: ConnectionOptions['ssl'];
}

const defaultPort = 3306;

/**
 * @returns undefined when the instance's `defaults_file` does not exist
 * @throws when there is no user, or a file cannot be read, naming the key
 */
export async function readLogin(instance: MysqlInstance): Promise<Login | undefined> {
  const address = instance.defaults_file ? await fromFile(instance.defaults_file) : await fromInstance(instance);
  if (address === undefined) return undefined;
  const { host, port, socket, user, password, ssl } = address;
  if (!user) {
    const where = instance.defaults_file ? `user in [client] of ${instance.defaults_file}` : 'username';
    throw new Error(`Cannot log in: there is no user; set ${where}`);
  }
  return {
    connection: {
      ...(socket ? { socketPath: socket } : { host, port }),
      ...{ user, password: password ?? '', charset: instance.charset, connectTimeout: instance.connect_timeout * 1000 },
      ...(ssl === undefined ? {} : { ssl }),
      ...{ supportBigNumbers: true, bigNumberStrings: false, dateStrings: true },
    },
    server: socket || host,
    port: socket ? 'unix_socket' : String(port),
    isLocal: Boolean(socket) || /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host),
  };
}

async function fromInstance(instance: MysqlInstance): Promise<Address> {
  const { check_hostname: checkHostname, ...files } = instance.ssl ?? {};
  return {
    host: instance.host,
    port: instance.port || defaultPort,
    socket: instance.sock,
    user: instance.username ?? instance.user,
    password: instance.password ?? instance.pass,
    ssl: await readSsl({ ...files, checkHostname }, 'ssl.'),
  };
}

/** The file replaces all that the instance says of the address and the account. */
async function fromFile(file: string): Promise<Address | undefined> {
  let options: ClientOptions;
  try {
    options = parseOptionFile(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`Cannot read defaults_file: ${(error as Error).message}`, { cause: error });
  }
  const files = { key: options.get('ssl-key'), cert: options.get('ssl-cert'), ca: options.get('ssl-ca') };
  return {
    host: options.get('host') || 'localhost',
    port: Number(options.get('port') || defaultPort),
    socket: options.get('socket'),
    user: options.get('user'),
    password: options.get('password'),
    ssl: await readSsl(files, 'ssl-'),
  };
}

interface SslFiles {
  readonly key?: string | undefined;
  readonly cert?: string | undefined;
  readonly ca?: string | undefined;
  readonly checkHostname?: boolean | undefined;
}

/** @returns undefined where nothing asks for TLS; without a CA the server's certificate is not verified, as on the Agent */
async function readSsl({ checkHostname, ...files }: SslFiles, prefix: string): Promise<ConnectionOptions['ssl']> {
  const given = Object.entries(files).filter((entry): entry is [string, string] => Boolean(entry[1]));
  if (given.length === 0) return undefined;
  const read = async ([key, file]: [string, string]): Promise<[string, string]> => {
    try {
      return [key, await readFile(file, 'utf8')];
    } catch (error) {
      throw new Error(`Cannot read ${prefix}${key}: ${(error as Error).message}`, { cause: error });
    }
  };
  const texts = Object.fromEntries(await Promise.all(given.map(read)));
  return {
    ...texts,
    rejectUnauthorized: Boolean(files.ca),
    verifyIdentity: Boolean(files.ca) && (checkHostname ?? true),
  };
}
