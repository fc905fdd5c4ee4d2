import { printable } from './printable.ts';
import { type StackText, stackLines } from './stack-lines.ts';

/** How lines are shown. */
export interface LineStyle {
  readonly colour: boolean;
  /** Characters of the longest process name. */
  readonly nameWidth: number;
  /** When a line without a time of its own came, Unix milliseconds. */
  readonly nowMs: number;
}

const levels = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);

const colours = { dim: '2', red: '31', yellow: '33', cyan: '36' } as const;

/**
 * One line that a process wrote, as people read it: a JSON line of pino becomes
 * `12:00:01 backend  info   message key=value`, any other follows time and name. The stack of an error comes on lines of
 * its own, indented. Control characters are escaped everywhere. No newline at the end.
 */
export function renderLine(name: string, line: string, style: LineStyle): string {
  const entry = parseEntry(line);
  const paint = (colour: keyof typeof colours, text: string): string =>
    style.colour ? `\x1b[${colours[colour]}m${text}\x1b[0m` : text;
  const prefix = (timeMs: number): string =>
    `${paint('dim', clockTime(timeMs))} ${paint('cyan', name.padEnd(style.nameWidth))}  `;
  if (!entry) return `${prefix(style.nowMs)}${printable(line)}`;
  const { level, time, msg, name: _name, pid: _pid, hostname: _hostname, err, ...fields } = withShortTrace(entry);
  const levelName = (levels.get(Number(level)) ?? printable(String(level))).padEnd(5);
  const levelColour = Number(level) >= 50 ? 'red' : Number(level) >= 40 ? 'yellow' : undefined;
  const words = [levelColour ? paint(levelColour, levelName) : levelName, ''];
  const { message, lines } = stackLines(String(msg ?? ''));
  if (msg !== undefined) words.push(message);
  for (const [key, value] of Object.entries(fields)) words.push(paint('dim', `${printable(key)}=`) + fieldText(value));
  const error = errorText(err, msg);
  if (error.message) words.push(paint('dim', 'err=') + error.message);
  const entryPrefix = prefix(typeof time === 'number' ? time : style.nowMs);
  return [entryPrefix + words.join(' '), ...lines, ...error.lines].join('\n');
}

type Entry = Readonly<Record<string, unknown>>;

/** A JSON object with pino's `level`; undefined for anything else. */
function parseEntry(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(line) as Entry;
    return typeof value.level === 'number' || typeof value.level === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function clockTime(timeMs: number): string {
  const time = new Date(timeMs);
  if (Number.isNaN(time.getTime())) return '--:--:--';
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

function fieldText(value: unknown): string {
  if (typeof value !== 'string') return printable(JSON.stringify(value) ?? String(value));
  return /^[^\s"=]+$/.test(value) ? printable(value) : printable(JSON.stringify(value));
}

/** Of what a tracer puts into a line (`dd`) the trace's id alone: the rest is the same in every line. */
function withShortTrace(entry: Entry): Entry {
  const { dd, ...rest } = entry;
  if (typeof dd !== 'object' || dd === null) return entry;
  const { trace_id } = dd as { readonly trace_id?: unknown };
  return trace_id === undefined ? rest : { ...rest, trace_id };
}

/** The error's own message, where the entry's is another, and its stack. */
function errorText(err: unknown, message: unknown): StackText {
  if (err === undefined) return { message: '', lines: [] };
  if (typeof err !== 'object' || err === null) return { message: fieldText(err), lines: [] };
  const { message: own, stack } = err as { message?: unknown; stack?: unknown };
  const { lines } = stackLines(typeof stack === 'string' ? stack : '');
  return { message: own === undefined || own === message ? '' : fieldText(own), lines };
}
