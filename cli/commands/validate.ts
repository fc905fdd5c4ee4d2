import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { runEntry } from '../supervise/run-entry.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

/** Who knows what is wrong: entry files of services, which print their problems, or them as `{"problems": […]}`. */
const entries: readonly (readonly [entry: string, ...args: string[]])[] = [
  ['services/agent/configcheck.ts', '--problems-only'],
  ['services/backend/check-documents.ts'],
  ['services/backend/check-messages.ts'],
];

/** Adds `labrador validate`: what is wrong in `config/` (dashboards, monitors with their messages, downtimes) and in `checks/`. */
export function addValidate(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('validate')
    .description('say what is wrong in config/ and checks/; exits with 1 for an error, with 0 for warnings')
    .option('--json', 'print it as JSON')
    .action(({ json = false }: { readonly json?: boolean }) =>
      finish(json ? validateAsJson(surroundings) : validate(surroundings)),
    );
}

/** Says so where nothing is wrong; a warning leaves the status at 0, and speaks for itself. */
async function validate(surroundings: Surroundings): Promise<number> {
  let worst = 0;
  let isSilent = true;
  for (const [entry, ...args] of entries) {
    const { status, hasWritten } = await runEntry(entry, args, surroundings);
    worst = Math.max(worst, status);
    if (hasWritten) isSilent = false;
  }
  if (worst === 0 && isSilent) {
    surroundings.stdout.write(`nothing is wrong in ${placesFromEnvironment(surroundings.env).configDir}\n`);
  }
  return worst;
}

/** One document with the problems of all. */
async function validateAsJson(surroundings: Surroundings): Promise<number> {
  let worst = 0;
  const problems: unknown[] = [];
  for (const [entry, ...args] of entries) {
    const out = new PassThrough();
    const written = text(out);
    const { status } = await runEntry(entry, [...args, '--json'], surroundings, out);
    out.end();
    problems.push(...problemsIn(await written));
    worst = Math.max(worst, status);
  }
  surroundings.stdout.write(`${JSON.stringify({ problems }, null, 2)}\n`);
  return worst;
}

/** None of an entry that was ended before it wrote; its status says so. */
function problemsIn(written: string): readonly unknown[] {
  if (written === '') return [];
  const { problems } = JSON.parse(written) as { readonly problems: readonly unknown[] };
  return problems;
}
