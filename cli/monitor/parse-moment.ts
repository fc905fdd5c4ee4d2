import { UsageError } from '../usage-error.ts';

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a moment: `now`, `now-6h` (m, h, d), or ISO 8601 (`2026-11-27T08:00Z`; without a zone by this machine's clocks).
 * @returns Unix milliseconds
 * @throws UsageError naming the option
 */
export function parseMoment(
  text: string,
  { option, nowMs }: { readonly option: string; readonly nowMs: number },
): number {
  const [, amount, unit] = /^now(?:-(\d{1,6})([mhd]))?$/.exec(text) ?? [];
  if (text === 'now') return nowMs;
  if (amount !== undefined) return nowMs - Number(amount) * (unitMs[unit ?? ''] ?? 0);
  const atMs = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(atMs)) return atMs;
  throw new UsageError(`${option}: '${text}' is no time; write now-6h, or 2026-11-27T08:00`);
}
