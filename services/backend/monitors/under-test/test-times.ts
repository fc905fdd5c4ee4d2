import { parseWallTime, printWallTime } from '../../../../lib/downtime/schedule/wall-time.ts';
import { Zone } from '../../../../lib/downtime/schedule/zone.ts';
import { TestFileError } from './test-file-error.ts';

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Where a test does not say. */
const defaultStart = '2026-01-05T08:00';

/** The times of a test: of its zone, and of its start. */
export class TestTimes {
  readonly #zone: Zone;
  /** Unix milliseconds. */
  readonly startMs: number;

  /** @throws TestFileError when there is no such zone, or the start is no whole minute */
  constructor({
    zone = 'UTC',
    start = defaultStart,
  }: { readonly zone?: string | undefined; readonly start?: string | undefined }) {
    try {
      this.#zone = new Zone(zone);
    } catch (error) {
      throw new TestFileError(`zone: there is no '${zone}'`, { cause: error });
    }
    const wallMs = parseWallTime(start);
    if (wallMs === undefined || wallMs % 60_000 !== 0) {
      throw new TestFileError(`start: '${start}' is no whole minute of local time, such as ${defaultStart}`);
    }
    this.startMs = this.#zone.instantOf(wallMs);
  }

  /** A time in Unix milliseconds: `6m` after the start, or a local time. @throws TestFileError */
  read(text: string, field: string): number {
    const spanMs = readSpanMs(text);
    if (spanMs !== undefined) return this.startMs + spanMs;
    const wallMs = parseWallTime(text);
    if (wallMs !== undefined) return this.#zone.instantOf(wallMs);
    throw new TestFileError(
      `${field}: '${text}' is no time; write 90s, 6m, 1h30m, 2d or a local time such as ${defaultStart}`,
    );
  }

  /** A length of time, in milliseconds. @throws TestFileError */
  readLength(text: string, field: string): number {
    const spanMs = readSpanMs(text);
    if (spanMs !== undefined && spanMs > 0 && spanMs % 1000 === 0) return spanMs;
    throw new TestFileError(`${field}: '${text}' is no length of time; write 15s, 1m or 1h30m`);
  }

  /** `6m (08:06:00)`, with the day where it is another than that of the start. */
  print(atMs: number): string {
    const wall = printWallTime(this.#zone.wallOf(atMs));
    const [day, hour] = wall.split('T');
    const isFirst = printWallTime(this.#zone.wallOf(this.startMs)).startsWith(day ?? '');
    return `${printSpan(atMs - this.startMs)} (${isFirst ? hour : wall.replace('T', ' ')})`;
  }
}

/** `1h30m`, `-15s`; undefined when it is none. */
function readSpanMs(text: string): number | undefined {
  const [, sign, parts] = /^(-?)((?:\d{1,6}[smhd])+)$/.exec(text) ?? [];
  if (parts === undefined) return undefined;
  const spanMs = [...parts.matchAll(/(\d+)([smhd])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ''] ?? 0),
    0,
  );
  return sign === '-' ? -spanMs : spanMs;
}

/** `1h30m` */
export function printSpan(ms: number): string {
  let rest = Math.abs(ms);
  let text = '';
  for (const unit of ['d', 'h', 'm', 's']) {
    const length = unitMs[unit] as number;
    const amount = Math.floor(rest / length);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * length;
  }
  return `${ms < 0 ? '-' : ''}${text || '0m'}`;
}
