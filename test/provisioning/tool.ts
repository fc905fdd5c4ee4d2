import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const clone = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * A reason to skip a test that needs a program, or false when the program is there.
 * What a machine does not have is said, never passed over in silence.
 */
export function missing(program: string): string | false {
  const found = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  return found ? false : `${program} is not installed here`;
}

/**
 * Runs a program in the clone; gives its status and all it printed.
 * @param options.env the whole environment; this process's own where absent
 */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly input?: Buffer } = {},
): { status: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: clone,
    env: options.env ?? process.env,
    ...(options.input ? { input: options.input } : {}),
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
}
