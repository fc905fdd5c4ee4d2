import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { awayFromBucketEnd } from './ask.ts';
import { skipWithout } from './debian-package.ts';
import type { Backend } from './start-backend.ts';

const run = promisify(execFile);

/** Debian's own Python, whatever else is on the PATH: the package belongs to it. */
const python = '/usr/bin/python3';

const program = fileURLToPath(new URL('./send-by-aiodogstatsd.py', import.meta.url));

/** Why tests with aiodogstatsd are skipped, or false. */
export const skipAiodogstatsd = skipWithout('python3-aiodogstatsd', [python, '-c', 'import aiodogstatsd']);

/** Sends what the program of that name has to say, within one bucket. @throws with its words when it fails */
export async function sendByAiodogstatsd(backend: Backend, calls: 'plain' | 'distribution'): Promise<void> {
  await awayFromBucketEnd();
  await run(python, [program, String(backend.dogstatsd.port), calls]);
}
