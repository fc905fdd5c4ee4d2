import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { Stoppable } from '../../../../../lib/lifecycle/lifecycle.ts';
import type { Logger } from '../../../../../lib/log/logger.ts';
import type { DashboardRecord } from '../dashboard-record.ts';
import type { Dashboards } from '../dashboards.ts';
import { readDashboardFile } from './read-dashboard-file.ts';

const maxFiles = 1000;
const maxBytes = 4 * 1024 * 1024;

/** What is known of a file: which state of it was read, and the dashboard, if there ever was one. */
interface KnownFile {
  readonly signature: string;
  readonly record?: DashboardRecord;
}

interface DashboardFilesParts {
  /** `config/dashboards`; it need not be there. */
  readonly folder: string;
  readonly dashboards: Pick<Dashboards, 'setFiles'>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'info'>;
  /** How often it looks at the files, in milliseconds. */
  readonly pollIntervalMs: number;
}

/**
 * Reads the dashboards in `*.json` of a folder, now and whenever one changes. What is wrong with a file is logged, once for
 * each state of it, and costs no other; a dashboard whose file becomes wrong stays as it was until the file is right or gone.
 */
export async function startDashboardFiles(parts: DashboardFilesParts): Promise<Stoppable> {
  const files = new DashboardFiles(parts);
  await files.look();
  const polling = parts.clock.every(parts.pollIntervalMs, () => void files.lookAgain());
  return { name: 'dashboard files', stop: () => polling.cancel() };
}

class DashboardFiles {
  readonly #parts: DashboardFilesParts;
  #known: ReadonlyMap<string, KnownFile> = new Map();
  /** Names and states at the look before: a file that is being written is read when it has come to rest. */
  #before = '';
  #isLooking = false;

  constructor(parts: DashboardFilesParts) {
    this.#parts = parts;
  }

  /** Reads what has changed since it was read. */
  async look(): Promise<void> {
    const signatures = this.#signatures();
    this.#before = textOf(signatures);
    const known = new Map<string, KnownFile>();
    for (const [name, signature] of signatures) {
      const before = this.#known.get(name);
      known.set(name, before?.signature === signature ? before : this.#read(name, signature, before));
    }
    this.#known = known;
    await this.#parts.dashboards.setFiles(this.#byId());
  }

  async lookAgain(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const signatures = this.#signatures();
      const now = textOf(signatures);
      const isAtRest = now === this.#before;
      this.#before = now;
      const read = new Map([...this.#known].map(([name, { signature }]) => [name, signature]));
      if (isAtRest && now !== textOf(read)) await this.look();
    } catch (error) {
      this.#parts.log.warn(`Cannot keep the dashboards of ${this.#parts.folder}: ${(error as Error).message}`);
    } finally {
      this.#isLooking = false;
    }
  }

  #signatures(): ReadonlyMap<string, string> {
    const { folder } = this.#parts;
    const names = namesIn(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
    return new Map(names.slice(0, maxFiles).map((name) => [name, signatureOf(path.join(folder, name))]));
  }

  #read(name: string, signature: string, before: KnownFile | undefined): KnownFile {
    const file = path.join(this.#parts.folder, name);
    const read = readFileAt(file, name);
    if ('record' in read) return { signature, record: read.record };
    this.#parts.log.warn(`${file}: ${read.problem}`);
    return { signature, ...(before?.record && { record: before.record }) };
  }

  /** Of two files with one id the first by name has it. */
  #byId(): ReadonlyMap<string, DashboardRecord> {
    const byId = new Map<string, DashboardRecord>();
    for (const { record } of this.#known.values()) {
      if (!record) continue;
      const other = byId.get(record.id);
      if (other) this.#parts.log.warn(`${record.file}: id ${record.id} is that of ${other.file} too; it is left out`);
      else byId.set(record.id, record);
    }
    return byId;
  }
}

function readFileAt(file: string, name: string): ReturnType<typeof readDashboardFile> {
  try {
    const { mtimeMs, size } = statSync(file);
    if (size > maxBytes) return { problem: `is larger than ${maxBytes} bytes` };
    return readDashboardFile(readFileSync(file, 'utf8'), { file, name, modifiedAtMs: Math.floor(mtimeMs) });
  } catch (error) {
    return { problem: `cannot be read: ${(error as Error).message}` };
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Tells one state of a file from another without reading it. */
function signatureOf(file: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(file, { bigint: true });
    return `${mtimeNs}:${size}:${ino}`;
  } catch {
    return 'missing';
  }
}

function textOf(signatures: ReadonlyMap<string, string>): string {
  return JSON.stringify([...signatures]);
}
