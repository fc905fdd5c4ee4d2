/** `3 s`, `4 min`, `2 h 05 min`, `3 d`: a length of time as one reads it at a glance, never negative. */
export function lengthText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d`;
}

/** How long ago, or in how long, a moment is: `just now`, `12 s ago`, `in 33 s`. */
export function relativeText(atMs: number, nowMs: number): string {
  const apart = atMs - nowMs;
  if (Math.abs(apart) < 1000) return apart <= 0 ? 'just now' : 'now';
  return apart < 0 ? `${lengthText(-apart)} ago` : `in ${lengthText(apart)}`;
}

/** A duration with the precision it deserves: `0.42 ms`, `38 ms`, `1.9 s`. */
export function durationText(ms: number): string {
  if (ms >= 120_000) return lengthText(ms);
  if (ms >= 1000) return `${(ms / 1000).toFixed(ms >= 10_000 ? 0 : 1)} s`;
  if (ms < 0.005) return '0 ms';
  return `${ms.toFixed(ms >= 10 ? 0 : ms >= 1 ? 1 : 2)} ms`;
}
