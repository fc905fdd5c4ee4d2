/** Of an event that is looked at, the time before and after. */
const AROUND_MS = 1_800_000;

/** The Events page with an event open among those around it. @param atMs when it happened, Unix milliseconds */
export function eventAddress(id: string, atMs: number): string {
  const params = new URLSearchParams({
    from_ts: String(atMs - AROUND_MS),
    to_ts: String(atMs + AROUND_MS),
    live: 'false',
    event: id,
  });
  return `/events?${params}`;
}
