/**
 * Wall time: what a clock on the wall shows, as a number. It is the Unix milliseconds at which a clock in UTC would show it, so
 * that days are always 24 hours long and there are neither gaps nor hours that come twice.
 */
export type WallMs = number;

const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Reads `2026-11-27T19:00` or `2026-11-27T19:00:00`. @returns undefined for anything else, and for days that there are not */
export function parseWallTime(text: string): WallMs | undefined {
  if (!form.test(text)) return undefined;
  const whole = text.length === 16 ? `${text}:00` : text;
  const wallMs = Date.parse(`${whole}Z`);
  return Number.isFinite(wallMs) && printWallTime(wallMs) === whole ? wallMs : undefined;
}

/** `2026-11-27T19:00:00` */
export function printWallTime(wallMs: WallMs): string {
  return new Date(wallMs).toISOString().slice(0, 19);
}
