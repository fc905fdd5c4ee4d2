import { statSync } from 'node:fs';
import path from 'node:path';
import { loadDatadogConfig } from '../../../lib/config/datadog-config.ts';
import type { DatadogConfig } from '../../../lib/config/datadog-schema.ts';
import { resolveHostname } from '../../../lib/config/places.ts';
import type { SecretBackends } from '../../../lib/config/secrets/secret-backends.ts';
import type { FileProblem } from '../../../lib/config/yaml-file.ts';
import { type HistogramConfig, parseHistogramConfig } from '../sampler/histogram-config.ts';
import { fileSignature } from './file-signature.ts';

/** What the agent needs of datadog.yaml and the environment, ready for use. */
export interface AgentConfig {
  readonly file: string;
  readonly datadog: DatadogConfig;
  readonly hostname: string;
  readonly hostnameProvider: 'configuration' | 'os';
  /** `tags`, `extra_tags` and `env:<env>`, each once. */
  readonly hostTags: readonly string[];
  /** Other names of the host, each once. */
  readonly hostAliases: readonly string[];
  readonly confdDir: string;
  readonly additionalChecksDir: string;
  readonly histogram: HistogramConfig;
  /** The DogStatsD server to send to. */
  readonly target: { readonly host: string; readonly port: number };
}

/** The configuration, what is wrong with it, and the signature that datadog.yaml had before it was read. */
export interface ReadAgentConfig {
  readonly config: AgentConfig;
  readonly problems: readonly FileProblem[];
  readonly signature: string;
}

/** See `fileSignature`. */
export function signatureOfConfig(configDir: string): string {
  return fileSignature(path.join(configDir, 'datadog.yaml'));
}

/**
 * Reads the agent's configuration. A server is named by `DD_AGENT_HOST`, else `labrador.dogstatsd_host`, else it is
 * the lab's own; relative paths are relative to datadog.yaml.
 */
export function readAgentConfig(
  configDir: string,
  env: NodeJS.ProcessEnv,
  secrets?: SecretBackends | 'as written',
): ReadAgentConfig {
  const signature = signatureOfConfig(configDir);
  const { config: datadog, file, problems } = loadDatadogConfig(configDir, env, secrets);
  const histogram = parseHistogramConfig(datadog.histogram_aggregates, datadog.histogram_percentiles);
  const hostTags = [...datadog.tags, ...datadog.extra_tags, ...(datadog.env ? [`env:${datadog.env}`] : [])];
  return {
    signature,
    config: {
      file,
      datadog,
      hostname: resolveHostname(datadog.hostname),
      hostnameProvider: datadog.hostname === '' ? 'os' : 'configuration',
      hostTags: [...new Set(hostTags)],
      hostAliases: [...new Set(datadog.host_aliases)],
      confdDir: path.resolve(configDir, datadog.confd_path || 'conf.d'),
      additionalChecksDir: datadog.additional_checksd ? path.resolve(configDir, datadog.additional_checksd) : '',
      histogram: histogram.config,
      target: {
        host: env.DD_AGENT_HOST || datadog.labrador.dogstatsd_host || '127.0.0.1',
        port: datadog.dogstatsd_port,
      },
    },
    problems: [
      ...problems,
      ...histogram.problems.map((message): FileProblem => ({ severity: 'error', file, message })),
    ],
  };
}

/** Whether datadog.yaml is there and has nothing in it, as for a moment while an editor writes it. */
export function isEmptyFile(file: string): boolean {
  try {
    return statSync(file).size === 0;
  } catch {
    return false;
  }
}
