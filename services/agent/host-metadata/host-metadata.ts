import { version } from '../../../lib/config/version.ts';
import { type AgentIdentity, intakeHead } from '../forwarder/intake-head.ts';
import { fqdnFromHosts } from './fqdn.ts';
import { gohai } from './gohai/gohai.ts';
import type { LocalSystem } from './local-system.ts';
import { noPython, systemStats } from './system-stats.ts';

/** What of the host's metadata is configured. */
export interface HostIdentity extends AgentIdentity {
  readonly hostTags: readonly string[];
  readonly hostAliases: readonly string[];
}

/**
 * Body of `POST /intake/` about the host, with the keys of an Agent's (wire.md 3.3): what is really known, and what an
 * Agent says where there is no cloud, no Python, no logs and no OTLP.
 */
export async function hostMetadataPayload(identity: HostIdentity, system: LocalSystem): Promise<object> {
  const [stats, meta, machine] = await Promise.all([systemStats(system), metaOf(identity, system), gohai(system)]);
  return {
    ...intakeHead(identity),
    os: system.platform,
    'agent-flavor': 'agent',
    python: noPython,
    systemStats: stats,
    meta,
    'host-tags': { system: identity.hostTags },
    network: null,
    logs: { transport: '', auto_multi_line_detection_enabled: false },
    'install-method': { tool: 'labrador', tool_version: version, installer_version: version },
    'proxy-info': {
      'no-proxy-nonexact-match': false,
      'proxy-behavior-changed': false,
      'no-proxy-nonexact-match-explicitly-set': false,
    },
    otlp: { enabled: false },
    fips_mode: false,
    gohai: machine,
  };
}

async function metaOf(identity: HostIdentity, system: LocalSystem): Promise<object> {
  const socketHostname = system.os.hostname();
  const [hosts, timezone] = await Promise.all([system.readText('/etc/hosts'), system.run('date', ['+%Z'])]);
  return {
    'socket-hostname': socketHostname,
    timezones: [timezone.trim() || 'UTC'],
    'socket-fqdn': fqdnFromHosts(hosts, socketHostname),
    'ec2-hostname': '',
    hostname: identity.hostname,
    host_aliases: identity.hostAliases,
    'instance-id': '',
  };
}
