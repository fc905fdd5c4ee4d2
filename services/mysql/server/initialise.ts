import { spawn } from 'node:child_process';
import { createReadStream, existsSync, realpathSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ServerProgram } from '../find/server-program.ts';
import { userArguments } from './server-arguments.ts';
import type { ServerPlaces } from './server-places.ts';

const unfinishedPrefix = 'unfinished-';

/** MariaDB's own scripts, in their order, without the prefix of their names. The texts of HELP and the schema sys are left out. */
const systemScripts = ['system_tables', 'performance_tables', 'system_tables_data'];

/**
 * Makes the server's folders. That of its data is made once: it is made beside its place and then moved there, so that what was interrupted is
 * made anew.
 * @returns whether it was made now
 * @throws with the last that the server said
 */
export async function initialise(program: ServerProgram, places: ServerPlaces): Promise<boolean> {
  for (const folder of [places.folder, places.tempDir]) await mkdir(folder, { recursive: true, mode: 0o700 });
  if (existsSync(places.dataDir)) return false;
  await removeUnfinished(places.folder);
  const unfinished = await mkdtemp(path.join(places.folder, unfinishedPrefix));
  const folders = [`--datadir=${unfinished}`, `--tmpdir=${places.tempDir}`];
  if (program.flavour === 'mariadb') await bootstrapMariadb(program, folders);
  else await initialiseMysql(program, folders);
  await chmod(unfinished, 0o700);
  await rename(unfinished, places.dataDir);
  return true;
}

async function removeUnfinished(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(unfinishedPrefix));
  await Promise.all(names.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

/**
 * What mariadb-install-db does, without it: Debian's server package has that script, but not a program that it needs.
 * Its root can log in as the system's user of that name only, until the lab gives it a password.
 */
async function bootstrapMariadb(program: ServerProgram, folders: readonly string[]): Promise<void> {
  const opening = "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket = 'root';\n";
  const scripts = findScripts(program.file);
  await runToEnd(program, ['--bootstrap', ...folders, ...bootstrapSettings], async function* () {
    yield opening;
    for (const script of scripts) yield* createReadStream(script);
    // Made for this machine's name, which the server does not look up: it would complain at every start.
    yield 'DELETE FROM proxies_priv;\n';
  });
}

const bootstrapSettings = [
  '--enforce-storage-engine=',
  '--log-warnings=0',
  '--max-allowed-packet=8M',
  '--net-buffer-length=16K',
  '--innodb-buffer-pool-size=32M',
  // A power failure meanwhile would leave a folder that is thrown away.
  '--innodb-flush-log-at-trx-commit=2',
  '--sync-frm=0',
  '--innodb-log-file-size=16M',
];

/** @throws where the package has put them elsewhere */
function findScripts(programFile: string): string[] {
  const own = path.join(path.dirname(realpathSync(programFile)), '..', 'share');
  const folders = [own, '/usr/share', '/usr/local/share'].flatMap((share) => [`${share}/mysql`, `${share}/mariadb`]);
  for (const folder of folders) {
    for (const prefix of ['mariadb', 'mysql']) {
      const files = systemScripts.map((name) => path.join(folder, `${prefix}_${name}.sql`));
      if (files.every((file) => existsSync(file))) return files;
    }
  }
  throw new Error(
    `Cannot initialise ${programFile}: its scripts (mysql_system_tables.sql, …) are in none of ${folders.join(', ')}; install it from a package of your system`,
  );
}

/** Its root has no password, and nobody reaches it, until the lab gives it one at the first start. */
function initialiseMysql(program: ServerProgram, folders: readonly string[]): Promise<void> {
  return runToEnd(program, ['--initialize-insecure', ...folders], async function* () {});
}

const lastCharacters = 2000;

async function runToEnd(
  program: ServerProgram,
  args: readonly string[],
  input: () => AsyncIterable<string | Buffer>,
): Promise<void> {
  const child = spawn(program.file, ['--no-defaults', ...args, ...userArguments()], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-lastCharacters);
  });
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `ended with ${signal ?? `status ${code}`}`));
  });
  // A server that ends early closes its input; why it did is in what it said.
  await pipeline(Readable.from(input()), child.stdin).catch(() => undefined);
  const problem = await ended;
  if (problem !== undefined)
    throw new Error(`Cannot initialise ${program.file}: it ${problem}; it said: ${said.trim()}`);
}
