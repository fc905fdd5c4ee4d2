import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import { placesFromEnvironment, projectRoot, resolveHostname } from '../../lib/config/places.ts';
import { version } from '../../lib/config/version.ts';
import { writeOutput } from '../../lib/output/write-output.ts';
import { diagnoseLab } from '../diagnose/diagnose-lab.ts';
import { renderDiagnoses } from '../diagnose/render-diagnoses.ts';
import { configurationFiles, environmentFile, type FlareFiles, logFiles, maskLines } from '../flare/flare-files.ts';
import { labHealth } from '../health/lab-health.ts';
import { dataDirOf, dataOption } from '../status/lab-folder.ts';
import { readLab } from '../status/read-lab.ts';
import { renderStatus } from '../status/render-status.ts';
import { childEnvironment } from '../supervise/child-environment.ts';
import { GuestCommand } from '../supervise/guest-command.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface FlareOptions {
  readonly data?: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** `labrador flare`: a zip of all that helps to find what is wrong, without secrets. It is sent nowhere. */
export function addFlare(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('flare')
    .description(
      'write a zip with configuration (without secrets), logs and status, to show to somebody; sends nothing',
    )
    .option(...dataOption)
    .option('--output <file>', 'the file to write (default: flares/labrador-flare-<time>.zip in the data folder)')
    .option('--json', 'print its place and the names of its files as JSON')
    .action((options: FlareOptions) => finish(flare(options, surroundings)));
}

async function flare(options: FlareOptions, surroundings: Surroundings): Promise<number> {
  const { clock, env, stdout } = surroundings;
  const dataDir = dataDirOf(options, env);
  const files = await collect(dataDir, surroundings);
  const time = new Date(clock.now()).toISOString().replaceAll(':', '-').slice(0, 19);
  // Not in the folder one is in: in a clone it would soon be committed.
  const file = path.resolve(options.output ?? path.join(dataDir, 'flares', `labrador-flare-${time}.zip`));
  // Loaded here, as it is needed by nothing else.
  const { strToU8, zipSync } = await import('fflate');
  const folder = hostname(env);
  const entries = Object.entries(files).map(([name, content]) => [`${folder}/${name}`, strToU8(content)] as const);
  writeOutput(file, zipSync(Object.fromEntries(entries)), { isPrivate: true });
  const report = { file, files: Object.keys(files) };
  stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${file}\n`);
  return 0;
}

async function collect(dataDir: string, surroundings: Surroundings): Promise<FlareFiles> {
  const { env, clock } = surroundings;
  const processes = await readLab(dataDir);
  return {
    // Errors of checks may quote what they were configured with.
    'status.log': maskLines(renderStatus(processes, { version, dataDir, nowMs: clock.now() })),
    'status.json': maskLines(`${JSON.stringify(processes, null, 2)}\n`),
    'health.json': `${JSON.stringify(await labHealth(processes, clock), null, 2)}\n`,
    'diagnose.log': maskLines(renderDiagnoses(await diagnoseLab(dataDir, { env, clock }))),
    'config-check.log': await configCheck(surroundings),
    ...environmentFile(env),
    ...(await configurationFiles(placesFromEnvironment(env).configDir)),
    ...(await logFiles(dataDir)),
  };
}

/** What `labrador configcheck` writes; it masks secrets itself. */
async function configCheck({ env, clock }: Surroundings): Promise<string> {
  const out = new PassThrough();
  const written = text(out);
  const words = [process.execPath, path.join(projectRoot, 'services/agent/configcheck.ts')];
  await new GuestCommand(words, childEnvironment(env, placesFromEnvironment(env)), { clock, out }).ended;
  out.end();
  return written;
}

function hostname(env: NodeJS.ProcessEnv): string {
  const { config } = loadDatadogConfig(placesFromEnvironment(env).configDir, env);
  return resolveHostname(config.hostname).replace(/[^\w.-]/g, '_');
}
