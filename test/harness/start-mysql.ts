import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createConnection } from 'mysql2/promise';

/** A MySQL-compatible server of one test, with nothing in it. */
export interface TestMysql {
  readonly port: number;
  /** Makes an empty schema. @returns its URL, password included */
  schema(): Promise<string>;
  /** Ends the server, with SIGTERM or at once; its data stay. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Starts it again, on the same port with the same data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
const sqlFolders = ['/usr/share/mysql', '/usr/share/mariadb'];
const bootSql = ['mysql_system_tables.sql', 'mysql_performance_tables.sql', 'mysql_system_tables_data.sql'];

/** Small, and quick rather than safe: nobody misses its data. */
const smallAndQuick = [
  '--innodb-buffer-pool-size=16M',
  '--innodb-log-file-size=8M',
  '--innodb-flush-log-at-trx-commit=0',
  '--skip-log-bin',
];

/**
 * Starts a private server on loopback.
 * @throws when there is none to start: a test that needs MySQL fails then, it is not left out
 */
export async function startMysql(): Promise<TestMysql> {
  const program = find(folders, 'mariadbd');
  const share = sqlFolders.find((folder) => existsSync(path.join(folder, bootSql[0] ?? '')));
  if (!program || !share) {
    throw new Error('This test needs a MySQL-compatible server and finds no mariadbd: install mariadb-server-core');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'test-mysql-'));
  const port = await freePort();
  const args = ['--no-defaults', ...(process.getuid?.() === 0 ? ['--user=root'] : []), `--datadir=${folder}`];
  const boot = ['create database mysql;', 'use mysql;', ...bootSql.map((file) => readFileSync(path.join(share, file)))];
  const grant = "create user 'tester'@'127.0.0.1' identified by 'secret';\ngrant all on *.* to 'tester'@'127.0.0.1';\n";
  execFileSync(program, [...args, ...smallAndQuick, '--bootstrap', '--skip-networking'], {
    input: `${boot.join('\n')}\nflush privileges;\n${grant}`,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const place = [`--socket=${path.join(folder, 's.sock')}`, `--port=${port}`, '--bind-address=127.0.0.1'];
  let server: ChildProcess | undefined;
  let schemas = 0;
  const start = async (): Promise<void> => {
    server = await startServer(program, [...args, ...smallAndQuick, ...place]);
  };
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    const ending = server;
    server = undefined;
    if (!ending) return;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    await exited;
  };
  await start();
  return {
    port,
    schema: async () => {
      const name = `test_${schemas++}`;
      const url = `mysql://tester:secret@127.0.0.1:${port}`;
      const connection = await createConnection(url);
      await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      await connection.end();
      return `${url}/${name}`;
    },
    stop,
    start,
    remove: async () => {
      await stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(program: string, args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  process.on('exit', () => server.kill('SIGKILL'));
  const log: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    log.push(line);
    if (line.includes('ready for connections')) {
      server.stderr.resume();
      return server;
    }
  }
  throw new Error(`The test's MySQL server ended:\n${log.slice(-10).join('\n')}`);
}

function find(places: readonly string[], name: string): string | undefined {
  return places.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}
