import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { scrubYaml } from '../../lib/config/scrub-yaml.ts';
import { mask, maskLine, maskUrls, secretKey } from '../../lib/config/secret-key.ts';
import { logFilePath } from '../supervise/log-file.ts';

/** Larger files are left out and named. */
const maxFileBytes = 32 * 2 ** 20;

/** Name within the flare → text. */
export type FlareFiles = Readonly<Record<string, string>>;

/** `datadog.yaml` and all of `conf.d`, scrubbed, under `etc/`, as the Agent has them. */
export async function configurationFiles(configDir: string): Promise<FlareFiles> {
  const names = await listFiles(configDir);
  const yaml = names.filter((name) => /(^datadog\.yaml|^conf\.d\/.+\.ya?ml(\.default)?)$/.test(name));
  const texts = await Promise.all(yaml.map(async (name) => scrubYaml(await readText(path.join(configDir, name)))));
  return Object.fromEntries(yaml.map((name, i) => [`etc/${name.replace(/^conf\.d\//, 'confd/')}`, texts[i] ?? '']));
}

/** The lab's log, those of its services, and the ones before them, with what looks like a secret masked. */
export async function logFiles(dataDir: string): Promise<FlareFiles> {
  const folder = path.dirname(logFilePath(dataDir));
  const names = (await listFiles(folder)).filter((name) => /\.log(\.1)?$/.test(name));
  const texts = await Promise.all(names.map(async (name) => maskLines(await readText(path.join(folder, name)))));
  return Object.fromEntries(names.map((name, i) => [`logs/${name}`, texts[i] ?? '']));
}

/** The variables that Labrador and Datadog's clients read; values of secrets are masked. */
export function environmentFile(env: NodeJS.ProcessEnv): FlareFiles {
  const lines = Object.entries(env)
    .filter(([name]) => /^(DD|DATADOG|LABRADOR)_|_URL$/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value = '']) => `${name}=${secretKey.test(name) ? mask : maskUrls(value)}`);
  return { 'envvars.log': `${lines.join('\n')}\n` };
}

/** What looks like a secret is masked, line by line. */
export function maskLines(text: string): string {
  return text.split('\n').map(maskLine).join('\n');
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

async function readText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    return bytes.length > maxFileBytes ? `left out: ${bytes.length} bytes\n` : bytes.toString('utf8');
  } catch (error) {
    return `cannot be read: ${(error as Error).message}\n`;
  }
}
