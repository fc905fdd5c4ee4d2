import type { GroupMemory } from './group-memory.ts';

/** For so long after the engine was started or woke up, senders may still be on their way. */
export const graceMs = 10 * 60_000;

/** What is known of the silence of a group. */
export interface Silence {
  readonly lastDataAtMs: number | undefined;
  readonly previous: Pick<GroupMemory, 'firstSeenAtMs'> | undefined;
  /** The end of the window that was looked at, Unix milliseconds. */
  readonly untilMs: number;
  /** Since when the engine looks each minute. */
  readonly awakeSinceMs: number;
}

/** Since when there are no data, in milliseconds. */
export function silenceMs({ lastDataAtMs, previous, untilMs }: Silence): number {
  return untilMs - (lastDataAtMs ?? previous?.firstSeenAtMs ?? untilMs);
}

/**
 * Whether the engine has looked for long enough to say that there were no data for so long: as long itself, or as long as senders
 * need. That a lab was off for a while is no silence of its data.
 */
export function hasLooked(
  { untilMs, awakeSinceMs }: Pick<Silence, 'untilMs' | 'awakeSinceMs'>,
  forMs: number,
): boolean {
  return untilMs - awakeSinceMs >= Math.min(forMs, graceMs);
}
