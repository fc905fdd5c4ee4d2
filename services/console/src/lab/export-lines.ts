import type { LabStatus } from '../../../../lib/api-types/lab.ts';

/** `export NAME=value` a line, quoted for a POSIX shell where that is needed. */
export function exportLines(env: LabStatus['env']): string {
  const lines = env.map(({ name, value, file }) => {
    return `export ${name}=${file === undefined ? quoted(value) : `"$(cat ${quoted(file)})"`}`;
  });
  return lines.join('\n');
}

function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
