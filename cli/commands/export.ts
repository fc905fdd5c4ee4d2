import path from 'node:path';
import type { Command } from 'commander';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { writeOutput } from '../../lib/output/write-output.ts';
import { askLab } from '../expect/ask-lab.ts';
import { chosenLab } from '../expect/chosen-lab.ts';
import { describeAnswer } from '../expect/describe-answer.ts';
import { documentFile } from '../export/document-file.ts';
import { exportDashboard } from '../export/export-dashboard.ts';
import { exportDowntime } from '../export/export-downtime.ts';
import { exportMonitor } from '../export/export-monitor.ts';
import type { Exportable } from '../export/exportable.ts';
import { askedLabHelp, dataDirOf, dataOption, noLabText } from '../status/lab-folder.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

const timeoutMs = 10_000;

interface ExportOptions {
  readonly data?: string;
  readonly output?: string;
}

/** `labrador export`: writes what was made in a running lab into its configuration. */
export function addExport(program: Command, surroundings: Surroundings, finish: Finish): void {
  const exporting = program
    .command('export')
    .description('write what was made in the running lab into a file of its configuration');
  addKind(exporting, exportDashboard, surroundings, finish);
  addKind(exporting, exportMonitor, surroundings, finish);
  addKind(exporting, exportDowntime, surroundings, finish);
}

function addKind<Body>(exporting: Command, kind: Exportable<Body>, surroundings: Surroundings, finish: Finish): void {
  const { what, idHelp, folder } = kind;
  exporting
    .command(what)
    .description(`write a ${what} into config/${folder}, where it is changed from then on`)
    .argument('<id>', idHelp)
    .option(...dataOption)
    .option('--output <file>', 'another file; - prints it')
    .addHelpText('after', askedLabHelp)
    .action((id: string, options: ExportOptions) => finish(exportDocument(kind, { id, ...options }, surroundings)));
}

async function exportDocument<Body>(
  kind: Exportable<Body>,
  { id, ...options }: ExportOptions & { readonly id: string },
  { env, stdout, stderr }: Surroundings,
): Promise<number> {
  const lab = await chosenLab(options, { env, timeoutMs });
  if (!lab) {
    stderr.write(noLabText('export', dataDirOf(options, env)));
    return 1;
  }
  const answer = await askLab(lab, { path: kind.apiPath(id), isBody: kind.isBody });
  if (answer.kind !== 'data') {
    stderr.write(`labrador export: ${describeAnswer(answer, lab)}\n`);
    return 1;
  }
  const { response } = answer;
  const refusal = kind.refusalOf?.(response);
  if (refusal !== undefined) {
    stderr.write(`labrador export: ${refusal}\n`);
    return 1;
  }
  const text = `${JSON.stringify(kind.documentOf(response), null, 2)}\n`;
  if (options.output === '-') {
    stdout.write(text);
    return 0;
  }
  const folder = path.join(placesFromEnvironment(env).configDir, kind.folder);
  const { file, isKept } = documentFile(
    { what: kind.what, id: kind.idOf(response), slug: kind.slugOf(response), isInFile: kind.isInFile(response) },
    { folder, stableId: kind.stableId, ...(options.output !== undefined && { output: path.resolve(options.output) }) },
  );
  if (isKept) stderr.write(`labrador export: ${kind.what} ${id} is kept there already; nothing was changed\n`);
  else writeOutput(file, text, { isReadMeanwhile: true });
  stdout.write(`${file}\n`);
  return 0;
}
