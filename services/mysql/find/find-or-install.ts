import { findServer } from './find-server.ts';
import { installServer, type Machine, serverPackage } from './install-server.ts';
import type { ServerProgram } from './server-program.ts';

/**
 * The server program to use, installed first where there is none and it may be.
 * @throws with what to install by hand
 */
export async function findOrInstall(
  env: NodeJS.ProcessEnv,
  {
    machine,
    announce,
    folders,
  }: {
    readonly machine: Machine;
    readonly announce: (message: string) => void;
    /** Where to look besides the PATH; where packages put servers when absent. */
    readonly folders?: readonly string[];
  },
): Promise<ServerProgram> {
  const found = await findServer(env, folders);
  if (found) return found;
  const problem = await installServer(machine, announce);
  const installed = problem === undefined ? await findServer(env, folders) : undefined;
  if (installed) return installed;
  const why = problem ?? `${serverPackage} is installed, but its server does not run`;
  throw new Error(
    `Cannot find a MySQL-compatible server, mariadbd or mysqld (${why}); install one (Debian, Ubuntu: apt-get install ${serverPackage}; ` +
      'Fedora: dnf install mariadb-server; macOS: brew install mariadb), or name a server of yours by MYSQL_URL=mysql://user:password@host:3306',
  );
}
