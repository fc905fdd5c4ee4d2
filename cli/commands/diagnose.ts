import type { Command } from 'commander';
import { diagnoseLab } from '../diagnose/diagnose-lab.ts';
import { renderDiagnoses } from '../diagnose/render-diagnoses.ts';
import { dataDirOf, dataOption } from '../status/lab-folder.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface DiagnoseOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** `labrador diagnose`: looks at configuration, machine and connections, and says what to do about what fails. */
export function addDiagnose(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('diagnose')
    .description('look at configuration, disk and connections; exit status 1 when something fails')
    .option(...dataOption)
    .option('--json', 'print it as JSON')
    .action((options: DiagnoseOptions) => finish(diagnose(options, surroundings)));
}

async function diagnose(options: DiagnoseOptions, { env, clock, stdout }: Surroundings): Promise<number> {
  const diagnoses = await diagnoseLab(dataDirOf(options, env), { env, clock });
  stdout.write(options.json ? `${JSON.stringify(diagnoses, null, 2)}\n` : renderDiagnoses(diagnoses));
  return diagnoses.some(({ result }) => result === 'FAIL') ? 1 : 0;
}
