import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { secretPlaces } from '../../lib/config/resolve-secrets.ts';
import { secretSettings } from '../../lib/config/secret-settings.ts';
import { commandFault } from '../../lib/config/secrets/command-permissions.ts';
import { SecretBackend } from '../../lib/config/secrets/secret-backend.ts';
import { secretHandle } from '../../lib/config/secrets/secret-handle.ts';
import { noSecrets } from '../../lib/config/secrets/secret-source.ts';
import { formatKeyPath, parseYaml } from '../../lib/config/yaml-file.ts';
import { listConfFiles } from './discovery/conf-files.ts';
import { type AgentConfig, readAgentConfig } from './reload/agent-config.ts';
import { formatSecrets, type SecretsReport, type SecretUse } from './report/secret-text.ts';

/* `labrador secret`: whether the secrets that datadog.yaml and conf.d name can be had, and where each is used. */

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const report = await readSecrets();
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : formatSecrets(report));
const isBroken = report.command?.fault !== undefined || report.secrets.some(({ error }) => error !== undefined);
process.exitCode = isBroken ? 1 : 0;

async function readSecrets(): Promise<SecretsReport> {
  const { config } = readAgentConfig(placesFromEnvironment(process.env).configDir, process.env, 'as written');
  const uses = usesOf(config);
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
function usesOf({ file: configFile, confdDir, datadog }: AgentConfig): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  const add = (handle: string, place: string): void => {
    uses.set(handle, [...(uses.get(handle) ?? []), place]);
  };
  const confFiles = datadog.secret_backend_skip_checks ? [] : listConfFiles(confdDir).map(({ file }) => file);
  for (const file of [configFile, ...confFiles]) {
    for (const { handle, path } of secretPlaces(parseYaml(read(file), file).data)) {
      add(handle, `${file}: ${formatKeyPath(path)}`);
    }
  }
  const ofConfig = new Set(secretPlaces(datadog).map(({ handle }) => handle));
  for (const [name, value = ''] of Object.entries(process.env)) {
    const handle = name.startsWith('DD_') ? secretHandle(value) : undefined;
    // A variable that no key reads is not asked for.
    if (handle !== undefined && ofConfig.has(handle)) add(handle, `environment variable ${name}`);
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
