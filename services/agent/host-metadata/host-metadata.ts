import { readFileSync } from 'node:fs';
import os from 'node:os';
import { version } from '../../../lib/config/version.ts';

/** What of the host's metadata is configured. */
export interface HostIdentity {
  readonly hostname: string;
  readonly hostTags: readonly string[];
  /** Of this installation, stable over restarts. */
  readonly uuid: string;
  readonly apiKey: string | undefined;
}

/** Body of `POST /intake/` about the host, as an Agent sends it (wire.md 3.3), with what is really known. */
export function hostMetadataPayload(identity: HostIdentity): Record<string, unknown> {
  const cpus = os.cpus();
  return {
    ...(identity.apiKey ? { apiKey: identity.apiKey } : {}),
    agentVersion: version,
    uuid: identity.uuid,
    internalHostname: identity.hostname,
    os: process.platform,
    'agent-flavor': 'agent',
    systemStats: {
      cpuCores: cpus.length,
      machine: os.machine(),
      platform: process.platform,
      processor: cpus[0]?.model ?? '',
      nodeV: process.versions.node,
      ...systemVersion(),
    },
    meta: {
      'socket-hostname': os.hostname(),
      hostname: identity.hostname,
      timezones: [Intl.DateTimeFormat().resolvedOptions().timeZone],
      host_aliases: [],
    },
    'host-tags': { system: identity.hostTags },
    'install-method': { tool: 'labrador', tool_version: version, installer_version: version },
    gohai: JSON.stringify({
      cpu: { cpu_logical_processors: String(cpus.length), model_name: cpus[0]?.model ?? '' },
      memory: { total: String(os.totalmem()) },
      platform: {
        hostname: os.hostname(),
        kernel_name: os.type(),
        kernel_release: os.release(),
        machine: os.machine(),
        os: process.platform,
      },
    }),
  };
}

/** Name and version of the system under the Agent's key for it; empty where they are not known. */
function systemVersion(): Record<string, readonly string[]> {
  if (process.platform === 'darwin') return { macV: [os.release(), '', os.machine()] };
  if (process.platform !== 'linux') return {};
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    const field = (name: string): string => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '';
    return { nixV: [field('ID'), field('VERSION_ID'), ''] };
  } catch {
    return {};
  }
}
