import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { Dashboard } from '../../lib/api-types/dashboards.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { askLab } from '../expect/ask-lab.ts';
import { runningLab } from '../expect/running-lab.ts';
import { dashboardDocument } from '../export/dashboard-document.ts';
import { dashboardFile } from '../export/dashboard-file.ts';
import { dataDirOf, dataOption, noLabText } from '../status/lab-folder.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

const timeoutMs = 10_000;

interface ExportOptions {
  readonly data?: string;
  readonly output?: string;
}

/** `labrador export`: writes what was made in a running lab into its configuration. */
export function addExport(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('export')
    .description('write what was made in the running lab into a file of its configuration')
    .command('dashboard')
    .description('write a dashboard into config/dashboards, where it is changed from then on')
    .argument('<id>', 'its id, as in its address: abc-def-ghi')
    .option(...dataOption)
    .option('--output <file>', 'another file; - prints it')
    .action((id: string, options: ExportOptions) => finish(exportDashboard(id, options, surroundings)));
}

async function exportDashboard(id: string, options: ExportOptions, surroundings: Surroundings): Promise<number> {
  const { env, stdout, stderr } = surroundings;
  const dataDir = dataDirOf(options, env);
  const lab = await runningLab(dataDir, { env, timeoutMs });
  if (!lab) {
    stderr.write(noLabText('export', dataDir));
    return 1;
  }
  const answer = await askLab(lab, { path: `/api/v1/dashboard/${encodeURIComponent(id)}`, isBody: isDashboard });
  if (answer.kind !== 'data') {
    stderr.write(`labrador export: ${answer.kind === 'refused' ? answer.errors : answer.reason}\n`);
    return 1;
  }
  const text = dashboardDocument(answer.response);
  if (options.output === '-') {
    stdout.write(text);
    return 0;
  }
  const folder = path.join(placesFromEnvironment(env).configDir, 'dashboards');
  const file = options.output === undefined ? dashboardFile(folder, answer.response) : path.resolve(options.output);
  writeWhole(file, text);
  stdout.write(`${file}\n`);
  return 0;
}

/** A lab may read the file at any moment. */
function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function isDashboard(body: unknown): body is Dashboard {
  return typeof body === 'object' && body !== null && 'widgets' in body && 'id' in body;
}
