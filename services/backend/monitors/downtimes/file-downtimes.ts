import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { DocumentChange, UserDocuments } from '../../store/store.ts';
import { timesAfterChange } from './changed-downtime.ts';

/**
 * What is remembered of downtimes in files, through restarts too: when each was seen first, and what it was before its file was
 * changed. A file that is only touched is the same downtime.
 */
export class FileDowntimes {
  #known: ReadonlyMap<string, Downtime>;
  /** As it is on disk, by id. */
  readonly #written: Map<string, string>;

  private constructor(stored: readonly Downtime[]) {
    this.#known = new Map(stored.map((each) => [each.id, each]));
    this.#written = new Map(stored.map((each) => [each.id, JSON.stringify(each)]));
  }

  static async open(documents: Pick<UserDocuments, 'load'>): Promise<FileDowntimes> {
    return new FileDowntimes(Object.values(await documents.load('downtime_file')) as Downtime[]);
  }

  /** All of them, as they were taken over last. */
  known(): readonly Downtime[] {
    return [...this.#known.values()];
  }

  /** When a downtime of this id was seen first, Unix milliseconds; undefined when it is new. */
  knownSince(id: string): number | undefined {
    return this.#known.get(id)?.createdAtMs;
  }

  /**
   * Takes over all downtimes in files.
   * @param madeOf the one of the API that a file takes the place of
   * @returns them, with when they were made and changed
   */
  take(
    files: ReadonlyMap<string, Downtime>,
    { nowMs, madeOf }: { readonly nowMs: number; readonly madeOf: (id: string) => Downtime | undefined },
  ): readonly Downtime[] {
    const taken = Array.from(files.values(), (each) => {
      const before = this.#known.get(each.id) ?? madeOf(each.id);
      if (!before || before.canceledAtMs !== undefined) return each;
      return { ...each, number: before.number, ...timesAfterChange(before, each, nowMs) };
    });
    this.#known = new Map(taken.map((each) => [each.id, each]));
    return taken;
  }

  /** Those whose files are gone, as they are on disk yet. */
  gone(): readonly Downtime[] {
    const texts = [...this.#written].flatMap(([id, text]) => (this.#known.has(id) ? [] : [text]));
    return texts.map((text) => JSON.parse(text) as Downtime);
  }

  /** What is to be written of them. */
  unwritten(): readonly DocumentChange[] {
    const gone = [...this.#written.keys()].filter((id) => !this.#known.has(id));
    const changed = [...this.#known.values()].filter((each) => this.#written.get(each.id) !== JSON.stringify(each));
    return [
      ...gone.map((id) => ({ kind: 'downtime_file', id }) as const),
      ...changed.map((value) => ({ kind: 'downtime_file', id: value.id, value }) as const),
    ];
  }

  /** All of that is on disk. */
  written(): void {
    this.#written.clear();
    for (const [id, each] of this.#known) this.#written.set(id, JSON.stringify(each));
  }
}
