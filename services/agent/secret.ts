import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { secretPlaces } from '../../lib/config/resolve-secrets.ts';
import { secretSettings } from '../../lib/config/secret-settings.ts';
import { commandFault } from '../../lib/config/secrets/command-permissions.ts';
import { SecretBackend } from '../../lib/config/secrets/secret-backend.ts';
import { noSecrets } from '../../lib/config/secrets/secret-source.ts';
import { formatKeyPath, parseYaml } from '../../lib/config/yaml-file.ts';
import { listConfFiles } from './discovery/conf-files.ts';
import { readAgentConfig } from './reload/agent-config.ts';
import { formatSecrets, type SecretsReport, type SecretUse } from './report/secret-text.ts';

/* `labrador secret`: whether the secrets that datadog.yaml and conf.d name can be had, and where each is used. */

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const report = await readSecrets();
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : formatSecrets(report));
const isBroken = report.command?.fault !== undefined || report.secrets.some(({ error }) => error !== undefined);
process.exitCode = isBroken ? 1 : 0;

async function readSecrets(): Promise<SecretsReport> {
  const { config } = readAgentConfig(placesFromEnvironment(process.env).configDir, process.env, 'as written');
  const uses = usesIn([config.file, ...listConfFiles(config.confdDir).map(({ file }) => file)]);
  const settings = secretSettings(config.datadog);
  const backend = settings && new SecretBackend(settings);
  await backend?.fetch(uses.keys());
  const secrets = Array.from(uses, ([handle, usedIn]): SecretUse => {
    const secret = (backend ?? noSecrets).get(handle);
    return { handle, ...('error' in secret && { error: secret.error }), usedIn };
  });
  if (!settings) return { secrets };
  const { command: file, allowsGroupExec } = settings;
  const fault = commandFault(file, { allowsGroupExec, userId: process.getuid?.() ?? 0 });
  return { command: { file, ...(fault !== undefined && { fault }) }, secrets };
}

/** Handle → where it stands. A file that cannot be read or parsed is another command's matter. */
function usesIn(files: readonly string[]): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const file of files) {
    for (const { handle, path } of secretPlaces(parseYaml(read(file), file).data)) {
      uses.set(handle, [...(uses.get(handle) ?? []), `${file}: ${formatKeyPath(path)}`]);
    }
  }
  return uses;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
