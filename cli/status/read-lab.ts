import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { LabProcess } from '../../lib/api-types/lab.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';

/** Every process with a status socket in the data folder, by name; without `status` it does not answer. */
export async function readLab(dataDir: string): Promise<LabProcess[]> {
  let files: string[];
  try {
    files = await readdir(path.join(dataDir, 'run'));
  } catch {
    return [];
  }
  const names = files
    .filter((file) => file.endsWith('.sock'))
    .map((file) => path.basename(file, '.sock'))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const status = await readStatus({ dataDir, name });
      return status ? { name, status } : { name };
    }),
  );
}
