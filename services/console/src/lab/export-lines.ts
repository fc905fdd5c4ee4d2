import type { LabStatus } from '../../../../lib/api-types/lab.ts';

/** `export NAME=value` a line, quoted for a POSIX shell where that is needed. */
export function exportLines(env: LabStatus['env']): string {
  return env.map(({ name, value }) => `export ${name}=${quoted(value)}`).join('\n');
}

function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
