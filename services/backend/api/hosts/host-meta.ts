import type { HostMetadata } from '../../../../lib/model/host.ts';

/** `meta` of a host in `GET /api/v1/hosts`, under Datadog's keys; what is not known is absent. */
export function hostMeta({ agentVersion, platform, system = {}, checks }: HostMetadata, id: number): object {
  const { cpuCores, machine, processor, pythonV, nixV, macV, winV, fbsdV, timezones, gohai, installMethod } = system;
  // Those that are undefined are not in the JSON.
  return {
    host_id: id,
    agent_version: agentVersion || undefined,
    agent_flavor: system.agentFlavor,
    agent_checks: checks.map(({ check, source, checkId, status, message }) => [
      check,
      source,
      checkId,
      status,
      message,
      {},
    ]),
    platform: system.platform || platform || undefined,
    machine,
    processor,
    cpuCores,
    pythonV,
    nixV,
    macV,
    winV,
    fbsdV,
    timezones,
    'socket-hostname': system.socketHostname,
    'socket-fqdn': system.socketFqdn,
    install_method: installMethod,
    gohai,
  };
}
