import { randomInt, randomUUID } from 'node:crypto';

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
