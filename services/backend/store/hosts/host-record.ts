import { isDeepStrictEqual } from 'node:util';
import type { HostMetadata, HostMute, HostReport } from '../../../../lib/model/host.ts';

type TagsBySource = HostMetadata['tagsBySource'];

/** A host as its document has it: what Agents told, and apart from it what users said. */
export interface HostRecord extends HostMetadata {
  /** Of its own Agent. */
  readonly tagsBySource: TagsBySource;
  /** Of Agents elsewhere; absent in documents of an earlier Labrador, as the next. */
  readonly externalTagsBySource?: TagsBySource;
  readonly userTagsBySource?: TagsBySource;
}

/** What a host is that nothing was told of. */
export function unknownHost(name: string): HostRecord {
  return { name, aliases: [], agentVersion: '', platform: '', tagsBySource: {}, checks: [], reportedAtS: 0 };
}

/** Whether a record says no more than a name: of a host that only users spoke of, who took it back. */
export function isUnknown({ userTagsBySource = {}, ...record }: HostRecord): boolean {
  return Object.keys(userTagsBySource).length === 0 && isDeepStrictEqual(record, unknownHost(record.name));
}

/** A record after a report: what that does not tell stays. */
export function withReport(record: HostRecord, report: HostReport): HostRecord {
  const { system, externalTagsBySource, ...told } = report;
  return {
    ...record,
    ...told,
    ...(system ? { system: { ...record.system, ...system } } : {}),
    ...(externalTagsBySource
      ? { externalTagsBySource: { ...record.externalTagsBySource, ...externalTagsBySource } }
      : {}),
  };
}

/** A record after a user set the tags of one source; none: it has that source no longer. */
export function withUserTags(record: HostRecord, source: string, tags: readonly string[]): HostRecord {
  const others = Object.entries(record.userTagsBySource ?? {}).filter(([each]) => each !== source);
  const entries: [string, readonly string[]][] = tags.length === 0 ? others : [...others, [source, tags]];
  return { ...record, userTagsBySource: Object.fromEntries(entries) };
}

/** A record after it was muted, or, without a mute, unmuted. */
export function withMute({ mute: _before, ...record }: HostRecord, mute?: HostMute): HostRecord {
  return mute ? { ...record, mute } : record;
}

/** All tags of a host by source, of Agents and of users; each once in its source. */
export function allTags(record: HostRecord): TagsBySource {
  const { externalTagsBySource = {}, userTagsBySource = {} } = record;
  const bySource = new Map<string, readonly string[]>();
  for (const part of [record.tagsBySource, externalTagsBySource, userTagsBySource]) {
    for (const [source, tags] of Object.entries(part))
      bySource.set(source, [...new Set([...(bySource.get(source) ?? []), ...tags])]);
  }
  return Object.fromEntries(bySource);
}

/** What readers see of a record. @param nowS Unix seconds, by which a mute may have ended */
export function toMetadata(record: HostRecord, nowS: number): HostMetadata {
  const { externalTagsBySource: _external, userTagsBySource: _users, mute, ...rest } = record;
  const isMuted = mute && (mute.endS === undefined || mute.endS > nowS);
  return { ...rest, tagsBySource: allTags(record), ...(isMuted ? { mute } : {}) };
}
