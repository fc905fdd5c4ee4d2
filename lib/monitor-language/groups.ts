import type { Call } from './calls.ts';

/** What `.by("host", "env")` or `.by("host,env")` groups by, each once. */
export function readGroups(call: Call): readonly string[] {
  const keys = call.values.flatMap(({ value }) => value.split(',').map((key) => key.trim()));
  return [...new Set(keys.filter((key) => key !== ''))];
}
