import type { CompiledDowntime } from './compiled-downtime.ts';

const keptMs = 30 * 86_400_000;

/** Which downtimes need not be kept: those over for 30 days, and of the others that are over the oldest, past `keep` in all. */
export function forgettable(
  downtimes: readonly CompiledDowntime[],
  { nowMs, keep }: { readonly nowMs: number; readonly keep: number },
): readonly CompiledDowntime[] {
  const over = downtimes
    .map((each) => ({ each, sinceMs: each.overSince(nowMs) }))
    .filter((item): item is { each: CompiledDowntime; sinceMs: number } => item.sinceMs !== undefined)
    .sort((a, b) => a.sinceMs - b.sinceMs);
  const tooMany = Math.max(0, downtimes.length - keep);
  return over.filter(({ sinceMs }, at) => at < tooMany || sinceMs < nowMs - keptMs).map(({ each }) => each);
}
