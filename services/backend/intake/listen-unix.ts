import { once } from 'node:events';
import { chmodSync, lstatSync, statSync, unlinkSync } from 'node:fs';
import net from 'node:net';
import { dirname } from 'node:path';

/** Others may write only, as at the Agent's sockets. */
const mode = 0o722;

/**
 * Lets a server listen on a Unix socket. The file of a socket on which nobody listens any more is replaced.
 * @param of `what` is served there (`DogStatsD`), `setting` the key of datadog.yaml that names the path, for the error
 * @throws naming path and key: the path is taken by something that is no socket, or by a socket that answers, or cannot be used
 */
export async function listenUnix(
  server: net.Server,
  path: string,
  of: { readonly what: string; readonly setting: string },
): Promise<void> {
  try {
    await clear(path);
    server.listen(path);
    await once(server, 'listening');
    chmodSync(path, mode);
  } catch (error) {
    server.close();
    const reason = explain(error as NodeJS.ErrnoException, path, of.setting);
    throw new Error(`Cannot listen for ${of.what} on the Unix socket ${path}: ${reason}`, { cause: error });
  }
}

/** Node says `permission denied` of a folder that is not there, too. */
function explain({ code, message }: NodeJS.ErrnoException, path: string, setting: string): string {
  const folder = dirname(path);
  const there = statSync(folder, { throwIfNoEntry: false });
  const instead = `set ${setting} in datadog.yaml to a path elsewhere`;
  if (!there) return `the folder ${folder} does not exist; make it or ${instead}`;
  if (!there.isDirectory()) return `${folder} is no folder; ${instead}`;
  if (code === 'EACCES') return `no permission to make a socket in ${folder}; ${instead}`;
  return `${message}; see ${setting}`;
}

/** Removes the file of a socket on which nobody listens any more. */
async function clear(path: string): Promise<void> {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there) return;
  if (!there.isSocket()) throw new Error('something is there that is no socket');
  if (await answers(path)) throw new Error('another process listens on it');
  unlinkSync(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const connection = net.connect(path);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve(false);
      else reject(error);
    });
  });
}
