import { createHash } from 'node:crypto';
import type { HostMetadata } from '../../../../lib/model/host.ts';
import type { HostFigures } from '../../query/hosts/host-figures.ts';
import { isUp } from '../../query/hosts/lab-host.ts';
import { shownTags } from '../../query/hosts/shown-tags.ts';
import type { SeenHost } from '../../store/store.ts';
import { hostMeta } from './host-meta.ts';

/** The name that EC2 gives a machine. */
const isInstanceId = /^i-[0-9a-f]{8,17}$/;

/** A host as `GET /api/v1/hosts` lists it. @param about `metadata`: absent when it is not asked for, or there is none */
export function hostItem(
  host: SeenHost,
  about: {
    readonly nowS: number;
    readonly figures: HostFigures;
    readonly withMutes: boolean;
    readonly metadata: HostMetadata | undefined;
  },
): object {
  const { name, aliases, apps, lastSeenS, tagsBySource, mute } = host;
  const { Datadog: own = [], ...others } = shownTags(tagsBySource);
  const id = hostId(name);
  return {
    id,
    name,
    host_name: name,
    aliases,
    aws_name: [name, ...aliases].find((each) => isInstanceId.test(each)) ?? null,
    apps,
    sources: host.agentVersion === '' ? [] : ['agent'],
    up: isUp(lastSeenS, about.nowS),
    last_reported_time: lastSeenS,
    is_muted: mute !== undefined,
    mute_timeout: about.withMutes ? (mute?.endS ?? null) : null,
    metrics: about.figures,
    tags_by_source: { Datadog: [...new Set([`host:${name}`, ...own])], ...others },
    meta: about.metadata ? hostMeta(about.metadata, id) : {},
  };
}

/** A number that is always the same for a name, below 2^48. */
function hostId(name: string): number {
  return createHash('sha256').update(name).digest().readUIntBE(0, 6);
}
