import { createHash } from 'node:crypto';

/**
 * The ids of a downtime in a file, a UUID and the number of API v1: always the same for the same text, `downtimes/nights.json`.
 * Numbers are above those of new downtimes.
 * @param id the one that stands in the file
 */
export function stableDowntimeIds(text: string, id?: string): { readonly id: string; readonly number: number } {
  const digest = createHash('sha256').update(text).digest();
  const hex = digest.toString('hex');
  const number = 1_000_000_000 + (digest.readUInt32BE(28) % 1_000_000_000);
  // Of version 8, which is for what others than the RFC think of.
  const own = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)];
  return { id: id?.toLowerCase() ?? own.join('-'), number };
}
