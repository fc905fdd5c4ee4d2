import type { HostMetadata } from '../../../../lib/model/host.ts';

/** Tags of a host by source, under the names that Datadog shows: the Agent's own (`system`) are `Datadog`, users' `Users`. */
export function shownTags(tagsBySource: HostMetadata['tagsBySource']): Record<string, readonly string[]> {
  const shown = new Map<string, readonly string[]>();
  for (const [source, tags] of Object.entries(tagsBySource)) {
    const name = shownSource(source);
    if (tags.length > 0) shown.set(name, [...new Set([...(shown.get(name) ?? []), ...tags])]);
  }
  return Object.fromEntries(shown);
}

/** `google cloud platform` is `Google Cloud Platform`. */
function shownSource(source: string): string {
  if (source === 'system') return 'Datadog';
  return source.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
