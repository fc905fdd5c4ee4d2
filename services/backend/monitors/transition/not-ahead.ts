import type { GroupMemory } from './group-memory.ts';

/** So much may lie ahead: what somebody resolved by hand may be a little later than the minute that is evaluated. */
const slackMs = 60_000;

const times = [
  ...(['sinceMs', 'firstSeenAtMs', 'lastDataAtMs', 'timedOutAtDataMs'] as const),
  ...(['firstTriggeredAtMs', 'lastTriggeredAtMs', 'lastNotifiedAtMs', 'lastResolvedAtMs', 'lastNoDataAtMs'] as const),
];

/**
 * What is kept of a group, with no time of it ahead of now. Clocks are put back: what was written before would count as to come,
 * and its group would be new, silent for less than nothing, or told of just now, until the clock is there again.
 */
export function notAhead(memory: GroupMemory, nowMs: number): GroupMemory {
  const ahead = times.filter((time) => (memory[time] ?? 0) > nowMs + slackMs);
  if (ahead.length === 0) return memory;
  return { ...memory, ...Object.fromEntries(ahead.map((time) => [time, nowMs])) };
}
