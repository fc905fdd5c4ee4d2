import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import type { SeenHost } from '../../store/store.ts';
import type { HostFigures } from './host-figures.ts';
import { shownTags } from './shown-tags.ts';

/** Something came from a host within so many seconds: it is up. */
const upWithinS = 600;

/** A host as lists and the map show it. @param nowS Unix seconds */
export function toLabHost(host: SeenHost, about: { readonly nowS: number; readonly figures?: HostFigures }): LabHost {
  const { name, aliases, apps, lastSeenS, agentVersion, platform, tagsBySource, mute } = host;
  const own = `host:${name}`;
  const tags = Object.entries(shownTags(tagsBySource)).map(([source, all]): [string, readonly string[]] => [
    source,
    all.filter((tag) => tag !== own),
  ]);
  return {
    name,
    aliases,
    apps,
    isUp: isUp(lastSeenS, about.nowS),
    lastSeenS,
    agentVersion,
    platform,
    isMuted: mute !== undefined,
    ...(mute?.endS === undefined ? {} : { muteEndS: mute.endS }),
    tagsBySource: Object.fromEntries(tags.filter(([, all]) => all.length > 0)),
    metrics: about.figures ?? {},
  };
}

/** Whether a host is up that something came from last at this time. */
export function isUp(lastSeenS: number, nowS: number): boolean {
  return lastSeenS > nowS - upWithinS;
}
