import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';

/** The command line of the benchmark. */
export interface BenchOptions {
  readonly full: boolean;
  readonly list: boolean;
  /** Where to write all that was measured, as JSON. */
  readonly jsonFile?: string;
  /** Whether to draw the curves into docs/pictures. */
  readonly pictures: boolean;
  readonly benches: readonly Bench[];
}

/**
 * Reads the arguments against the table of benches.
 * @throws Error for an option or a bench that does not exist, naming those that do
 */
export function parseOptions(args: readonly string[], all: readonly Bench[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      full: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      pictures: { type: 'boolean', default: false },
      json: { type: 'string' },
      only: { type: 'string', multiple: true },
    },
  });
  const { full, list, pictures, json } = values;
  if (json === '') throw new Error('--json: names no file');
  const benches = values.only ? chosen(values.only, all) : all.filter(({ onlyFull }) => full || list || !onlyFull);
  return { full, list, pictures, benches, ...(json === undefined ? {} : { jsonFile: json }) };
}

/** Those named, in the order of the table. */
function chosen(only: readonly string[], all: readonly Bench[]): Bench[] {
  const names = new Set(only.flatMap((each) => each.split(',')).map((name) => name.trim()));
  const known = all.map(({ name }) => name);
  for (const name of names) {
    if (!known.includes(name)) throw new Error(`--only ${name}: unknown; there are ${known.join(', ')}`);
  }
  return all.filter(({ name }) => names.has(name));
}
