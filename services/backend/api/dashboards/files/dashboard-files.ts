import { statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { Stoppable } from '../../../../../lib/lifecycle/lifecycle.ts';
import type { Logger } from '../../../../../lib/log/logger.ts';
import type { DashboardRecord } from '../dashboard-record.ts';
import type { Dashboards } from '../dashboards.ts';
import { dashboardFileNames, readDashboardFileAt, recordsById } from './read-dashboard-folder.ts';

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
    return new Map(dashboardFileNames(folder).map((name) => [name, signatureOf(path.join(folder, name))]));
  }

  #read(name: string, signature: string, before: KnownFile | undefined): KnownFile {
    const { folder, log } = this.#parts;
    const read = readDashboardFileAt(folder, name);
    if ('record' in read) return { signature, record: read.record };
    log.warn(`${path.join(folder, name)}: ${read.problem}`);
    return { signature, ...(before?.record && { record: before.record }) };
  }

  #byId(): ReadonlyMap<string, DashboardRecord> {
    const records = [...this.#known.values()].flatMap(({ record }) => (record ? [record] : []));
    const { byId, problems } = recordsById(records);
    for (const { file, message } of problems) this.#parts.log.warn(`${file}: ${message}`);
    return byId;
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
