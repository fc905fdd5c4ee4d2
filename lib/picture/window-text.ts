import type { TimeWindow } from '../chart/time-window.ts';

/** `2026-11-26 16:30 – 17:30 UTC`: from when to when a picture shows, with the zone of its axis. */
export function windowText({ fromMs, toMs }: TimeWindow): string {
  const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
  // Up to an hour seconds tell one window from the next.
  const end = toMs - fromMs < 3_600_000 ? 19 : 16;
  const beginning = `${from.slice(0, 10)} ${from.slice(11, end)}`;
  const isSameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${beginning} – ${isSameDay ? '' : `${to.slice(0, 10)} `}${to.slice(11, end)} UTC`;
}
