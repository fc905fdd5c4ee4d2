/** A time as dashboards carry it: `2024-11-15T19:32:29.171000+00:00`. @param timeMs Unix milliseconds */
export function recordedTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/Z$/, '000+00:00');
}
