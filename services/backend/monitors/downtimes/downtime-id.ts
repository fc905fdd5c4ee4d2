import { createHash, randomInt, randomUUID } from 'node:crypto';

/** How a downtime is named: by a UUID in API v2, by a number in API v1. */
export interface DowntimeIds {
  readonly id: string;
  readonly number: number;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

export function newDowntimeIds(): DowntimeIds {
  return { id: randomUUID(), number: randomInt(100_000_000, 1_000_000_000) };
}

/**
 * The ids of a downtime in a file: always the same for the same text. Numbers are above those of new downtimes.
 * @param id the one that stands in the file
 */
export function stableDowntimeIds(text: string, id?: string): DowntimeIds {
  const digest = createHash('sha256').update(text).digest();
  const hex = digest.toString('hex');
  const number = 1_000_000_000 + (digest.readUInt32BE(28) % 1_000_000_000);
  // Of version 8, which is for what others than the RFC think of.
  const own = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)];
  return { id: id?.toLowerCase() ?? own.join('-'), number };
}
