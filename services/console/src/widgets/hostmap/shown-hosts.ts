import type { LabHost } from '../../../../../lib/api-types/hosts.ts';
import type { HostmapWidget } from '../../../../../lib/widget/read-hostmap.ts';
import { tagsOf, tagValues } from '../../hosts/host-tags.ts';

/** The hosts in the scope of a map that are in a group, where those without one are left out. */
export function shownHosts(
  hosts: readonly LabHost[],
  { condition, groupBy, showsHostsWithoutGroup }: HostmapWidget,
): readonly LabHost[] {
  if (condition.kind === 'fault') return [];
  return hosts.filter(
    (host) =>
      condition.matches(tagsOf(host)) &&
      (showsHostsWithoutGroup || groupBy.every((key) => tagValues(host, key).length > 0)),
  );
}
