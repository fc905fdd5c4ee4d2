import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** The longest path a Unix socket may have, in bytes (macOS; Linux allows 107). */
const maxSocketPathBytes = 103;

/** Where the files of the lab's own server are. Absolute. */
export interface ServerPlaces {
  /** `DATA/mysql`, which only its owner may enter. */
  readonly folder: string;
  /** The server's own. */
  readonly dataDir: string;
  /** Its temporary tables, which no other server may share: one that starts removes what it finds of them. */
  readonly tempDir: string;
  readonly pidFile: string;
  /** Statements that the server carries out at its start; there for as long as that takes. */
  readonly initFile: string;
}

export function serverPlaces(labDataDir: string): ServerPlaces {
  const folder = path.join(labDataDir, 'mysql');
  return {
    folder,
    dataDir: path.join(folder, 'data'),
    tempDir: path.join(folder, 'tmp'),
    pidFile: path.join(folder, 'server.pid'),
    initFile: path.join(folder, 'init.sql'),
  };
}

/** A path for the server's socket. */
export interface SocketPlace {
  readonly path: string;
  /** Takes away the folder that was made for it, if one was. */
  remove(): Promise<void>;
}

/** Beside the data; in a short folder of its own in the system's temporary one where that path is too long for a socket. */
export async function socketPlace(folder: string): Promise<SocketPlace> {
  const preferred = path.join(folder, 'mysql.sock');
  if (Buffer.byteLength(preferred) <= maxSocketPathBytes) return { path: preferred, remove: async () => undefined };
  const parent = Buffer.byteLength(os.tmpdir()) > 60 ? '/tmp' : os.tmpdir();
  const short = await mkdtemp(path.join(parent, 'labrador-mysql-'));
  return { path: path.join(short, 'mysql.sock'), remove: () => rm(short, { recursive: true, force: true }) };
}
