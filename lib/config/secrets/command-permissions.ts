import { type Stats, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Why a command may not be given secrets to fetch, by the Agent's rules: it must be a file of the user who runs this, that
 * nobody else can read, write or run. With `allowsGroupExec` its group may read and run it, and root may own it.
 * @returns undefined when all is well
 */
export function commandFault(
  command: string,
  { allowsGroupExec, userId }: { readonly allowsGroupExec: boolean; readonly userId: number },
): string | undefined {
  if (!path.isAbsolute(command)) return `secret_backend_command ${command} must be an absolute path`;
  let stats: Stats;
  try {
    stats = statSync(command);
  } catch {
    return `secret_backend_command ${command} is not there`;
  }
  if (!stats.isFile()) return `secret_backend_command ${command} is no file`;
  const isOwn = stats.uid === userId || (allowsGroupExec && stats.uid === 0);
  if (!isOwn) return `secret_backend_command ${command} must belong to the user who runs the lab (chown)`;
  const forbidden = allowsGroupExec ? 0o027 : 0o077;
  if ((stats.mode & forbidden) !== 0) {
    const mode = allowsGroupExec ? '750' : '700';
    return `secret_backend_command ${command} gives rights to other users: set its mode to ${mode} (chmod)`;
  }
  if ((stats.mode & 0o100) === 0)
    return `secret_backend_command ${command} may not be run: set its mode to 700 (chmod)`;
  return undefined;
}
