import { UsageError } from '../usage-error.ts';
import type { ProcessRow } from './process-row.ts';
import { processRows } from './processes.ts';

/**
 * The processes that `run --with` names, with those they depend on, in the order of their start.
 * @throws UsageError for a name that is not known
 */
export function chooseWith(names: readonly string[]): ProcessRow[] {
  const chosen = new Set<string>();
  const add = (name: string): void => {
    const row = findRow(name, '--with');
    row.dependsOn.forEach(add);
    chosen.add(name);
  };
  names.forEach(add);
  return processRows.filter(({ name }) => chosen.has(name));
}

/**
 * All processes but those that `up --without` names, in the order of their start.
 * @throws UsageError for a name that is not known, and when nothing is left
 */
export function chooseWithout(names: readonly string[]): ProcessRow[] {
  const excluded = new Set(names.map((name) => findRow(name, '--without').name));
  const rows = processRows.filter(({ name }) => !excluded.has(name));
  if (rows.length === 0) throw new UsageError(`--without ${names.join(',')} leaves nothing to start`);
  return rows;
}

/** Splits the value of `--with` or `--without`. */
export function splitNames(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function findRow(name: string, option: string): ProcessRow {
  const row = processRows.find((each) => each.name === name);
  if (row) return row;
  const known = processRows.map((each) => each.name).join(', ');
  throw new UsageError(`${option} ${name}: unknown; there are ${known}`);
}
