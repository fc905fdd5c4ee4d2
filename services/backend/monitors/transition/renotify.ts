import type { RenotifyRule } from '../rules/monitor-rules.ts';
import type { GroupMemory } from './group-memory.ts';
import { triggeredWord } from './state-words.ts';

/** Datadog gives up so long after a group was triggered, where the monitor does not say how often. */
const givesUpAfterMs = 30 * 3_600_000;

/** Whether a group that stays triggered is to be told of again. */
export function isRenotifyDue(memory: GroupMemory, rule: RenotifyRule, nowMs: number): boolean {
  const word = triggeredWord(memory.state);
  if (!word || !rule.statuses.includes(word)) return false;
  if (rule.occurrences !== undefined && memory.renotified >= rule.occurrences) return false;
  if (rule.occurrences === undefined && nowMs - (memory.firstTriggeredAtMs ?? nowMs) > givesUpAfterMs) return false;
  const lastMs = Math.max(memory.sinceMs, memory.lastNotifiedAtMs ?? 0);
  return nowMs - lastMs >= rule.intervalMs;
}
