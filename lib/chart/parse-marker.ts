import type { Marker } from './marker.ts';

const TONES = ['error', 'warning', 'ok', 'info'] as const;
const LINES = ['dashed', 'solid', 'bold'] as const;

/** A marker as the definition of a widget has it. */
interface WrittenMarker {
  /** `y = 15`, `0 < y < 10`, `y > 5`. */
  readonly value: string;
  /** `error dashed`: a tone, and a kind of line. */
  readonly display_type?: string | undefined;
  readonly label?: string | undefined;
  /** A moment: Unix seconds or milliseconds, or a date as text. */
  readonly time?: string | number | undefined;
}

/** Reads a marker; undefined when it says no line, no range and no moment. */
export function parseMarker({ value, display_type = '', label, time }: WrittenMarker): Marker | undefined {
  const range = parseRange(value);
  const atMs = parseMoment(time);
  if (!range && atMs === undefined) return undefined;
  const words = display_type.toLowerCase().split(/\s+/);
  return {
    ...range,
    tone: TONES.find((tone) => words.includes(tone)) ?? 'info',
    line: LINES.find((line) => words.includes(line)) ?? 'solid',
    ...(label?.trim() && { label: label.trim() }),
    ...(atMs !== undefined && { atMs }),
  };
}

/** Numbers below this are seconds. */
const LEAST_MS = 1e11;

/** Unix milliseconds of a moment that is written; undefined when it is none. */
export function parseMoment(time: string | number | undefined): number | undefined {
  if (time === undefined || time === '') return undefined;
  const number = Number(time);
  if (Number.isFinite(number)) return number < LEAST_MS ? number * 1000 : number;
  const date = Date.parse(String(time));
  return Number.isNaN(date) ? undefined : date;
}

const NUMBER = '(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)';
const LINE = new RegExp(`^y\\s*={1,2}\\s*${NUMBER}$`, 'i');
const OPEN = new RegExp(`^y\\s*([<>])=?\\s*${NUMBER}$`, 'i');
const BETWEEN = new RegExp(`^${NUMBER}\\s*<=?\\s*y\\s*<=?\\s*${NUMBER}$`, 'i');

function parseRange(written: string): { readonly low?: number; readonly high?: number } | undefined {
  const text = written.trim();
  const line = LINE.exec(text);
  if (line) return { low: Number(line[1]), high: Number(line[1]) };
  const open = OPEN.exec(text);
  if (open) return open[1] === '>' ? { low: Number(open[2]) } : { high: Number(open[2]) };
  const between = BETWEEN.exec(text);
  if (!between) return undefined;
  const [low, high] = [Number(between[1]), Number(between[2])];
  return { low: Math.min(low, high), high: Math.max(low, high) };
}
