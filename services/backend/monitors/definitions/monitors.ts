import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import type { DocumentChange, UserDocuments } from '../../store/store.ts';
import { checkMembers } from './check-members.ts';
import { fileEdits, type MonitorsById, readKnownFiles } from './file-edits.ts';
import type { MonitorContent } from './monitor-content.ts';
import { monitorEdits } from './monitor-edits.ts';
import type { DoneToMonitor, MonitorJournal } from './monitor-journal.ts';
import { referencesTo } from './references-to.ts';

/** What is kept at most: monitors, and characters of all of them. */
const defaultLimits = { monitors: 5000, characters: 50_000_000 };

/** The document that tells which number was given last, so that none is given twice. */
const numbering = 'numbering';

interface Kept {
  readonly record: MonitorRecord;
  readonly characters: number;
}

/**
 * All monitors of the lab: those made by the API, which are on disk when a change is answered, and those kept in files,
 * which win over a monitor of the API with the same id and cannot be changed by it.
 */
export class Monitors {
  readonly #documents: UserDocuments;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #journal: MonitorJournal;
  readonly #limits: typeof defaultLimits;
  readonly #writes = new OneAtATime();
  readonly #made = new Map<number, Kept>();
  readonly #queries = new WeakMap<MonitorRecord, MonitorQuery>();
  readonly #callbacks = new Set<() => void>();
  #files: MonitorsById = new Map();
  /** Those in files as the disk knows them; undefined in a lab that is new. */
  #knownFiles: MonitorsById | undefined;
  #list: readonly MonitorRecord[] = [];
  #characters = 0;
  #lastId = 0;

  private constructor(parts: MonitorsParts) {
    this.#documents = parts.documents;
    this.#clock = parts.clock;
    this.#journal = parts.journal;
    this.#limits = parts.limits ?? defaultLimits;
  }

  /** Reads those that are on disk. */
  static async open(parts: MonitorsParts): Promise<Monitors> {
    const monitors = new Monitors(parts);
    const { [numbering]: number, ...stored } = await parts.documents.load('monitor');
    monitors.#lastId = (number as { readonly last: number } | undefined)?.last ?? 0;
    for (const record of Object.values(stored) as MonitorRecord[]) monitors.#keep(record);
    monitors.#knownFiles = readKnownFiles(await parts.documents.load('monitor_file'));
    monitors.#changed();
    return monitors;
  }

  /** All of them, by id. The list is never changed: a change makes another. */
  list(): readonly MonitorRecord[] {
    return this.#list;
  }

  /**
   * Calls back after each change of any monitor, in a file or by the API.
   * @returns what ends that
   */
  onChange(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  find(id: number): MonitorRecord | undefined {
    return this.#files.get(id) ?? this.#made.get(id)?.record;
  }

  /** The query of one of them, read. */
  queryOf(record: MonitorRecord): MonitorQuery {
    const known = this.#queries.get(record);
    if (known) return known;
    const query = parseMonitorQuery(record.type, record.query, { variables: record.options.variables });
    this.#queries.set(record, query);
    return query;
  }

  /** Why one cannot be removed as it is: it is in a file, or composites refer to it; nothing when it can. @throws HttpError 404 */
  reasonsToKeep(id: number): readonly string[] {
    const { file } = this.get(id);
    if (file !== undefined) return errors.keptInFile(`Monitor ${id}`, file).errors;
    return referencesTo(id, this.#list);
  }

  /** @throws HttpError 404 */
  get(id: number): MonitorRecord {
    const record = this.find(id);
    if (!record) throw errors.noSuchMonitor();
    return record;
  }

  /** The monitors in files as they were taken over last, before a restart, too. */
  knownFiles(): readonly MonitorRecord[] {
    return [...(this.#knownFiles?.values() ?? [])];
  }

  /**
   * The monitors in files, by their ids; takes the place of those given before. One of the API with the same id is removed,
   * so that it does not come back when the file goes.
   */
  setFiles(files: MonitorsById): Promise<void> {
    return this.#writes.run(async () => {
      const replaced = [...files.keys()].filter((id) => this.#made.has(id));
      const { done, documents } = fileEdits(this.#knownFiles, files, (id) => this.#made.get(id)?.record);
      const changes = [...replaced.map(toRemoval), ...documents];
      if (changes.length > 0) await this.#journal.note(done, (notes) => this.#documents.write([...changes, ...notes]));
      this.#knownFiles = files;
      for (const id of replaced) this.#forget(id);
      this.#files = files;
      this.#changed();
    });
  }

  /**
   * @param by who makes it
   * @throws HttpError 400 when no more can be kept, or a composite is of monitors that there are not
   */
  create(content: MonitorContent, { by }: Doer): Promise<MonitorRecord> {
    return this.#writes.run(async () => {
      checkMembers(content, (id) => this.find(id));
      const id = this.#nextId();
      const nowMs = this.#clock.now();
      const record = { id, ...content, createdAtMs: nowMs, modifiedAtMs: nowMs };
      const number = { kind: 'monitor', id: numbering, value: { last: id } } as const;
      await this.#write(record, [{ what: 'created', record, by }], [number]);
      this.#lastId = id;
      return record;
    });
  }

  /**
   * Puts what `change` makes of a monitor in its place.
   * @throws HttpError 404; 403 when it is in a file; 400 as `create`
   */
  update(id: number, change: (before: MonitorRecord) => MonitorContent, { by }: Doer): Promise<MonitorRecord> {
    return this.#writes.run(async () => {
      const before = this.#changeable(id);
      const content = change(before);
      checkMembers(content, (member) => this.find(member));
      const record = { id, ...content, createdAtMs: before.createdAtMs, modifiedAtMs: this.#clock.now() };
      const edits = monitorEdits(before, record);
      await this.#write(record, edits.length === 0 ? [] : [{ what: 'edited', record, before, edits, by }]);
      return record;
    });
  }

  /**
   * Removes a monitor.
   * @param isForced also when composites refer to it
   * @throws HttpError 404; 403 when it is in a file; 400 when composites refer to it
   */
  remove(id: number, { isForced, by }: Doer & { readonly isForced: boolean }): Promise<void> {
    return this.#writes.run(async () => {
      const record = this.#changeable(id);
      const references = referencesTo(id, this.#list);
      if (references.length > 0 && !isForced) throw errors.monitorReferenced(references);
      const done = [{ what: 'deleted', record, by }] as const;
      await this.#journal.note(done, (notes) => this.#documents.write([toRemoval(id), ...notes]));
      this.#forget(id);
      this.#changed();
    });
  }

  #changeable(id: number): MonitorRecord {
    const record = this.get(id);
    if (record.file !== undefined) throw errors.keptInFile(`Monitor ${id}`, record.file);
    return record;
  }

  #nextId(): number {
    let id = this.#lastId + 1;
    while (this.find(id)) id += 1;
    return id;
  }

  async #write(
    record: MonitorRecord,
    done: readonly DoneToMonitor[],
    others: readonly DocumentChange[] = [],
  ): Promise<void> {
    this.#refuseTooMuch(record);
    const changes = [{ kind: 'monitor', id: String(record.id), value: record } as const, ...others];
    await this.#journal.note(done, (notes) => this.#documents.write([...changes, ...notes]));
    this.#keep(record);
    this.#changed();
  }

  #refuseTooMuch(record: MonitorRecord): void {
    const { monitors, characters } = this.#limits;
    const before = this.#made.get(record.id);
    if (!before && this.#made.size >= monitors) throw errors.tooManyKept(monitors, 'monitors');
    const added = JSON.stringify(record).length - (before?.characters ?? 0);
    if (added > 0 && this.#characters + added > characters)
      throw errors.tooManyKept(characters, 'characters of monitors');
  }

  #keep(record: MonitorRecord): void {
    const characters = JSON.stringify(record).length;
    this.#characters += characters - (this.#made.get(record.id)?.characters ?? 0);
    this.#made.set(record.id, { record, characters });
  }

  #forget(id: number): void {
    this.#characters -= this.#made.get(id)?.characters ?? 0;
    this.#made.delete(id);
  }

  #changed(): void {
    const made = Array.from(this.#made.values(), ({ record }) => record);
    this.#list = [...this.#files.values(), ...made].sort((a, b) => a.id - b.id);
    for (const callback of this.#callbacks) callback();
  }
}

function toRemoval(id: number): DocumentChange {
  return { kind: 'monitor', id: String(id) };
}

/** Who changes a monitor. */
interface Doer {
  readonly by: string;
}

interface MonitorsParts {
  readonly documents: UserDocuments;
  readonly journal: MonitorJournal;
  readonly clock: Pick<Clock, 'now'>;
  readonly limits?: typeof defaultLimits;
}
