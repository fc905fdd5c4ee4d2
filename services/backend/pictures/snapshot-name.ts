/** What tells one snapshot from another: the day it was taken, and forty hexadecimal digits that nobody can guess. */
export interface SnapshotName {
  /** `2026-11-26`, of UTC. */
  readonly date: string;
  readonly hash: string;
}

/** What addresses of snapshots have in front of the day: a bucket and an organization, of which there is one. */
export const snapshotPrefix = 'labrador/org_1';

/** The name that an address has, in the form of Datadog's: bucket, organization, day, hash. Undefined for any other. */
export function readSnapshotName(params: Readonly<Record<string, unknown>>): SnapshotName | undefined {
  const { bucket, org, date, hash } = params;
  if (`${String(bucket)}/${String(org)}` !== snapshotPrefix) return undefined;
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  if (typeof hash !== 'string' || !/^[0-9a-f]{40}$/.test(hash)) return undefined;
  return { date, hash };
}
