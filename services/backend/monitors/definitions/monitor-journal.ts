import { randomUUID } from 'node:crypto';
import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { MonitorChange } from '../../../../lib/model/monitor-change.ts';
import type { DocumentChange } from '../../store/store.ts';

/** What is done to a monitor, without what the journal adds. */
export type DoneToMonitor = Pick<MonitorChange, 'what' | 'by' | 'file' | 'edits'> & {
  /** As it is after it; where it is deleted, before. */
  readonly record: MonitorRecord;
  /** Of an edit: as it was. */
  readonly before?: MonitorRecord;
};

/** Refused notes that are remembered. */
const mostRefused = 1000;

/** Notes what is done to monitors, together with the doing: whoever tells of it finds all that was done, and nothing else. */
export class MonitorJournal {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #callbacks = new Set<() => void>();
  /** Of notes that the disk has refused, the id by what they say: what was refused may be written all the same. */
  readonly #refused = new Map<string, string>();

  constructor({ clock }: { readonly clock: Pick<Clock, 'now'> }) {
    this.#clock = clock;
  }

  /** Calls back whenever notes are on disk, as documents of kind `monitor_change`. */
  onWritten(callback: () => void): void {
    this.#callbacks.add(callback);
  }

  /**
   * Does something to monitors, and notes it.
   * @param write does it, and writes the notes that it is given with it: both or none
   * @returns what `write` returns
   */
  async note<Result>(
    done: readonly DoneToMonitor[],
    write: (notes: readonly DocumentChange[]) => Promise<Result>,
  ): Promise<Result> {
    const changes = done.map((each) => this.#toChange(each));
    for (const { id, key } of changes) this.#remember(key, id);
    const result = await write(
      changes.map(({ id, change }) => ({ kind: 'monitor_change', id, value: change }) as const),
    );
    for (const { key } of changes) this.#refused.delete(key);
    if (changes.length > 0) for (const callback of this.#callbacks) callback();
    return result;
  }

  #remember(key: string, id: string): void {
    this.#refused.set(key, id);
    const [oldest] = this.#refused.keys();
    if (this.#refused.size > mostRefused && oldest !== undefined) this.#refused.delete(oldest);
  }

  #toChange({ record, before, ...said }: DoneToMonitor) {
    const { id: monitorId, name, message, tags } = record;
    const isAudited = [record, before].some((each) => each?.options.notify_audit === true);
    const about = { ...said, monitor: { id: monitorId, name, message, tags }, isAudited };
    const key = JSON.stringify(about);
    const id = this.#refused.get(key) ?? randomUUID();
    const change: MonitorChange = { ...about, id, atMs: this.#clock.now() };
    return { id, key, change };
  }
}
