import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import type { Diagnosis } from './diagnosis.ts';

/** Below this much room on the disk of the data folder something is soon refused. */
const scarceBytes = 2 ** 30;

/** Whether the data folder can be written, and has room. */
export async function diagnoseMachine(dataDir: string): Promise<Diagnosis[]> {
  const suite = 'machine';
  try {
    await access(dataDir, constants.W_OK);
  } catch (error) {
    const remedy = 'Name a folder that can be written by --data or LABRADOR_DATA_DIR; labrador up makes it';
    return [{ suite, name: 'data folder', result: 'FAIL', finding: (error as Error).message, remedy }];
  }
  const { bavail, bsize } = await statfs(dataDir);
  const room = `${((bavail * bsize) / 2 ** 30).toFixed(1)} GB free`;
  return [
    { suite, name: 'data folder', result: 'PASS', finding: `${dataDir} can be written` },
    bavail * bsize < scarceBytes
      ? { suite, name: 'disk', result: 'WARNING', finding: room, remedy: 'Make room, or lower labrador.max_disk' }
      : { suite, name: 'disk', result: 'PASS', finding: room },
  ];
}
