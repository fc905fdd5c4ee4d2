import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { ServerProgram } from './server-program.ts';

/** In the order of preference: AppArmor keeps Ubuntu's mysqld out of the lab's data folder. */
const programNames = ['mariadbd', 'mysqld'];

/** Where packages put servers, which is often not on the PATH of a user. */
const usualFolders = [
  ...['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/bin', '/usr/local/bin'],
  ...['/opt/homebrew/bin', '/usr/local/mysql/bin'],
];

/** Looks for an installed server: on the PATH first, then where packages put it. Undefined when there is none that runs. */
export async function findServer(
  env: NodeJS.ProcessEnv,
  folders: readonly string[] = usualFolders,
): Promise<ServerProgram | undefined> {
  const places = [...(env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)), ...folders];
  for (const name of programNames) {
    for (const folder of places) {
      const program = await tryProgram(path.join(folder, name));
      if (program) return program;
    }
  }
  return undefined;
}

/** What it says of itself; undefined when it is not there or does not run. */
async function tryProgram(file: string): Promise<ServerProgram | undefined> {
  try {
    await access(file, constants.X_OK);
  } catch {
    return undefined;
  }
  const text = await new Promise<string>((resolve) => {
    execFile(file, ['--no-defaults', '--version'], { timeout: 10_000 }, (error, stdout) =>
      resolve(error ? '' : stdout),
    );
  });
  const version = /\bVer (\S+)/.exec(text)?.[1];
  // `mysqld` may be a link to MariaDB's.
  return version === undefined ? undefined : { file, version, flavour: /mariadb/i.test(text) ? 'mariadb' : 'mysql' };
}
