import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../../lib/config/places.ts';
import { cleanEnvironment } from './clean-environment.ts';

/** How a command ended and what it wrote. */
export interface CommandResult {
  /** Its exit status; null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `./labrador ARGS` to its end, without standard input. */
export async function labrador(
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly folder?: string } = {},
): Promise<CommandResult> {
  const child = spawn(path.join(projectRoot, 'labrador'), args, {
    env: { ...cleanEnvironment(process.env), ...options.env },
    cwd: options.folder ?? projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}
