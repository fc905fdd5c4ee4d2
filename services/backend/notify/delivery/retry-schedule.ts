const second = 1000;
const minute = 60 * second;

/** What is waited after each attempt that failed; after more of them the last. */
const delaysMs = [10 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, 60 * minute];

/** Nobody waits for a message that is older than a day. */
const longestMs = 24 * 60 * minute;

/**
 * When a message is tried again, Unix milliseconds; undefined: never.
 * @param attempts that failed so far, one at least
 */
export function nextAttempt(
  attempts: number,
  at: { readonly nowMs: number; readonly createdAtMs: number },
): number | undefined {
  const delayMs = delaysMs[Math.min(attempts, delaysMs.length) - 1] ?? longestMs;
  const nextMs = at.nowMs + delayMs;
  return nextMs - at.createdAtMs > longestMs ? undefined : nextMs;
}
