import type { HostMetadata } from '../../../../lib/model/host.ts';

/** Tags of a host that come from a source, or without one from any; each once, sorted. */
export function tagsOfSource(
  tagsBySource: HostMetadata['tagsBySource'],
  source: string | undefined,
): readonly string[] {
  const tags = Object.entries(tagsBySource).flatMap(([name, list]) =>
    source === undefined || name.toLowerCase() === source ? list : [],
  );
  return [...new Set(tags)].sort();
}
