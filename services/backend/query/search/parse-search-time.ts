const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const math = /^now((?:[+-]\d{1,9}[smhdw])*)$/;
const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * A time of a search: ISO 8601 (without an offset UTC), Unix milliseconds, or date math: `now`, `now-15m`, `now-1d+2h` with the
 * units s, m, h, d (24 h), w. Gives Unix milliseconds, undefined when it is no time.
 */
export function parseSearchTime(text: string, nowMs: number): number | undefined {
  const written = text.trim();
  const [, steps] = math.exec(written) ?? [];
  if (steps !== undefined) return steps.match(/[+-]\d+\w/g)?.reduce(addStep, nowMs) ?? nowMs;
  if (/^\d{1,15}$/.test(written)) return Number(written);
  const match = iso.exec(written);
  if (!match) return undefined;
  const timeMs = Date.parse(toStandard(written, match[1]));
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

function addStep(timeMs: number, step: string): number {
  return timeMs + Number(step.slice(0, -1)) * (unitMs[step.slice(-1)] ?? 0);
}

/** ISO 8601 as JavaScript's parser is bound to read it, in UTC unless it says otherwise. */
function toStandard(written: string, offset: string | undefined): string {
  if (written.length === 10) return `${written}T00:00:00Z`;
  const time = written
    .slice(0, written.length - (offset?.length ?? 0))
    .replace(/[ t]/, 'T')
    .replace(',', '.');
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset ?? '') ?? [];
  return `${time}${sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`}`;
}
