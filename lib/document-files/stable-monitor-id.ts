import { createHash } from 'node:crypto';

/** Numbers from here on are for monitors in files: the API gives them to none. */
export const firstFileId = 1_000_000_000;

/** The id of a monitor whose file has none: always the same for the same text, `monitors/my-metric.json`. */
export function stableMonitorId(text: string): number {
  return firstFileId + (createHash('sha256').update(text).digest().readUIntBE(0, 6) % firstFileId);
}
