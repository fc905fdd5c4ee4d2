import path from 'node:path';
import type { Writable } from 'node:stream';
import { placesFromEnvironment, projectRoot } from '../../lib/config/places.ts';
import type { Surroundings } from '../surroundings.ts';
import { childEnvironment } from './child-environment.ts';
import { GuestCommand } from './guest-command.ts';

/**
 * Runs an entry file of a service on this Node, with this terminal; gives its status, and whether it wrote to standard
 * output.
 * @param entry relative to the clone
 * @param out takes its standard output; ours where absent
 */
export async function runEntry(
  entry: string,
  args: readonly string[],
  surroundings: Surroundings,
  out: Writable = surroundings.stdout,
): Promise<{ readonly status: number; readonly hasWritten: boolean }> {
  const { clock, stderr, onSignal } = surroundings;
  const words = [process.execPath, path.join(projectRoot, entry), ...args];
  const env = childEnvironment(surroundings.env, placesFromEnvironment(surroundings.env));
  const command = new GuestCommand(words, env, { clock, out });
  const forget = onSignal((signal) => command.forward(signal));
  const { status, problem } = await command.ended;
  forget();
  if (problem !== undefined) stderr.write(`labrador: ${problem}\n`);
  return { status, hasWritten: command.hasWritten };
}
