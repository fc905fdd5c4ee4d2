import type { LabHost } from '../../../../lib/api-types/hosts.ts';

/** A host for tests, with tags of the Agent. */
export function testingHost(name: string, tags: readonly string[] = [], rest: Partial<LabHost> = {}): LabHost {
  return {
    name,
    aliases: [],
    apps: ['agent'],
    isUp: true,
    lastSeenS: 1_800_000_000,
    agentVersion: '7.60.0',
    platform: 'linux',
    isMuted: false,
    tagsBySource: { Datadog: tags },
    metrics: {},
    ...rest,
  };
}
