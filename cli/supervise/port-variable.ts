import { parseDoor } from '../../lib/lifecycle/door.ts';
import type { PortChoice } from './process-row.ts';

/** The variable of a port: the one it had before, else any, else none, so that the configured one is taken. */
export function portVariable(name: string, own: string | undefined, ports: PortChoice): Record<string, string> {
  const before = parseDoor(own);
  if (before) return { [name]: before.port };
  return ports === 'free' ? { [name]: '0' } : {};
}
