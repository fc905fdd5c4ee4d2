import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { changedSettings, settingsOf } from '../../../../lib/downtime/changed-settings.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import type { Downtime, DowntimeSettings, Muting } from '../../../../lib/model/downtime.ts';
import type { MonitorGroup } from '../../../../lib/model/monitor.ts';
import type { HostReader, UserDocuments } from '../../store/store.ts';
import { timesAfterChange } from './changed-downtime.ts';
import { CompiledDowntime, type DowntimeStatus } from './compiled-downtime.ts';
import { type DowntimeEdge, endsOf, startsOf } from './downtime-edge.ts';
import { newDowntimeIds } from './downtime-id.ts';
import { FileDowntimes } from './file-downtimes.ts';
import { forgettable } from './forgettable.ts';
import { type MatchingDowntime, matchingOf } from './matching-downtimes.ts';
import { MutingIndex } from './muting-index.ts';

/** Downtimes that are kept at most: those that are not over, and all. */
const defaultLimits = { open: 1000, all: 5000 };

interface DowntimesParts {
  readonly documents: UserDocuments;
  readonly clock: Pick<Clock, 'now'>;
  /** Of which those that are muted mute their groups. */
  readonly hosts: Pick<HostReader, 'list'>;
  /** Tags that a monitor's query asks of all that it looks at: of `avg:m{env:prod} by {host}` it is `env:prod`. */
  readonly scopeTags: (monitor: MonitorRecord) => readonly string[];
  readonly limits?: typeof defaultLimits;
}

/**
 * All downtimes of the lab: those made by the API, which are on disk when a change is answered, and those kept in files, which
 * win over one of the API with the same id and cannot be changed by it. Those that are over are kept for 30 days.
 */
export class Downtimes {
  readonly #parts: DowntimesParts;
  readonly #limits: typeof defaultLimits;
  readonly #callbacks = new Set<() => void>();
  readonly #writes = new OneAtATime();
  readonly #muting: MutingIndex;
  readonly #made = new Map<string, CompiledDowntime>();
  readonly #ofFiles: FileDowntimes;
  #files: ReadonlyMap<string, CompiledDowntime> = new Map();

  private constructor(parts: DowntimesParts, ofFiles: FileDowntimes) {
    this.#parts = parts;
    this.#ofFiles = ofFiles;
    this.#limits = parts.limits ?? defaultLimits;
    this.#muting = new MutingIndex(parts.scopeTags);
  }

  /** Reads those that are on disk, and which hosts are muted. */
  static async open(parts: DowntimesParts): Promise<Downtimes> {
    const downtimes = new Downtimes(parts, await FileDowntimes.open(parts.documents));
    const stored = Object.values(await parts.documents.load('downtime')) as Downtime[];
    for (const downtime of stored.sort((a, b) => a.createdAtMs - b.createdAtMs)) {
      downtimes.#made.set(downtime.id, new CompiledDowntime(downtime));
    }
    downtimes.#changed();
    await downtimes.refreshHosts();
    return downtimes;
  }

  /** Reads which hosts are muted now; to be called before groups are asked about for another minute. */
  async refreshHosts(): Promise<void> {
    this.#muting.setHosts(await this.#parts.hosts.list());
  }

  /**
   * The downtimes in files, by their ids; takes the place of those given before. One of the API with the same id is forgotten, so
   * that it does not mute anything when the file goes. One that is known goes on: it is changed only where the file says otherwise.
   * One whose file is gone is called off.
   */
  setFiles(files: ReadonlyMap<string, Downtime>): Promise<void> {
    return this.#writes.run(async () => {
      const madeOf = (id: string) => this.#made.get(id)?.downtime;
      const nowMs = this.#parts.clock.now();
      const taken = this.#ofFiles.take(files, { nowMs, madeOf });
      this.#files = new Map(taken.map((downtime) => [downtime.id, new CompiledDowntime(downtime)]));
      this.#changed();
      const replaced = [...this.#made.keys()].filter((id) => files.has(id));
      const canceled = this.#ofFiles.gone().flatMap((each) => calledOff(each, nowMs));
      const changes = [
        ...replaced.map((id) => ({ kind: 'downtime', id }) as const),
        ...canceled.map(({ downtime: value }) => ({ kind: 'downtime', id: value.id, value }) as const),
        ...this.#ofFiles.unwritten(),
      ];
      if (changes.length > 0) await this.#parts.documents.write(changes);
      this.#ofFiles.written();
      for (const id of replaced) this.#made.delete(id);
      for (const each of canceled) this.#made.set(each.downtime.id, each);
      if (canceled.length > 0) this.#changed();
    });
  }

  /** Calls back whenever downtimes were made, changed or called off. */
  onChange(callback: () => void): void {
    this.#callbacks.add(callback);
  }

  /** Those in files as they were taken over last, before a restart, too. */
  knownFiles(): readonly Downtime[] {
    return this.#ofFiles.known();
  }

  /** When one in a file was seen first, Unix milliseconds: now, when it was not yet. */
  firstSeen(id: string): number {
    return this.#ofFiles.knownSince(id) ?? Math.floor(this.#parts.clock.now());
  }

  /** All that are kept, those in files first, then by creation. */
  list(): readonly Downtime[] {
    return this.#all().map(({ downtime }) => downtime);
  }

  find(id: string): Downtime | undefined {
    return this.#compiled(id)?.downtime;
  }

  /** By its id of API v1. */
  findNumber(number: number): Downtime | undefined {
    return this.list().find((each) => each.number === number);
  }

  statusOf({ id }: Pick<Downtime, 'id'>, atMs: number): DowntimeStatus {
    return this.#compiled(id)?.status(atMs) ?? 'ended';
  }

  /** The time of it that is talked of (`CompiledDowntime.shown`). Unix milliseconds; `endMs` null: it has no end. */
  shownWindow({ id }: Pick<Downtime, 'id'>, atMs: number): { startMs: number; endMs: number | null } | undefined {
    const shown = this.#compiled(id)?.shown(atMs);
    return shown && { startMs: shown.startMs, endMs: Number.isFinite(shown.endMs) ? shown.endMs : null };
  }

  /** @throws HttpError 400 when no more can be kept */
  create(settings: DowntimeSettings): Promise<Downtime> {
    return this.#writes.run(async () => {
      const nowMs = this.#parts.clock.now();
      const made = { ...settings, ...this.#newIds(), createdAtMs: nowMs, modifiedAtMs: nowMs };
      this.#refuseTooMany(nowMs);
      await this.#write([made]);
      return made;
    });
  }

  /**
   * What changes nothing leaves it as it is.
   * @throws HttpError 404; 403 when it is in a file; 400 when it is over
   */
  update(id: string, change: (before: Downtime) => DowntimeSettings): Promise<Downtime> {
    return this.#writes.run(async () => {
      const before = this.#changeable(id);
      const status = this.statusOf(before, this.#parts.clock.now());
      if (status === 'canceled' || status === 'ended') throw errors.downtimeOver(status);
      const settings = settingsOf(change(before));
      if (changedSettings(before, settings).length === 0) return before;
      const changed = { ...before, ...settings, ...timesAfterChange(before, settings, this.#parts.clock.now()) };
      await this.#write([changed]);
      return changed;
    });
  }

  /** Calls these off, all or none; one that is over stays as it is. @throws HttpError 404; 403 when one is in a file */
  cancel(ids: readonly string[]): Promise<void> {
    return this.#writes.run(async () => {
      const nowMs = this.#parts.clock.now();
      const open = ids.map((id) => this.#changeable(id)).filter((each) => this.#isOpen(each, nowMs));
      const canceled = open.map((each) => ({ ...each, canceledAtMs: nowMs, modifiedAtMs: nowMs }));
      if (canceled.length > 0) await this.#write(canceled);
    });
  }

  /** Calls off those that are about one of these monitors and no other; those in files stay. */
  cancelOfMonitors(monitorIds: readonly number[]): Promise<void> {
    const own = this.list().filter(({ target, file }) => {
      return file === undefined && 'monitorId' in target && monitorIds.includes(target.monitorId);
    });
    return this.cancel(own.map(({ id }) => id));
  }

  /** Whether a group is in downtime, by a downtime or because its host is muted (`host:<name>` among the ids). */
  mutingOf(monitor: MonitorRecord, group: MonitorGroup, atMs: number): Muting | undefined {
    return this.#muting.mutingOf(monitor, group, atMs);
  }

  /** The downtimes that are active for a monitor, with those of its groups that they are about. */
  matching(
    monitor: MonitorRecord,
    groups: readonly MonitorGroup[],
    atMs: number = this.#parts.clock.now(),
  ): readonly MatchingDowntime[] {
    return matchingOf(this.#all(), { monitor, groups, atMs, muting: this.#muting });
  }

  /** Those that are about a monitor and not over, whether they are or will be. */
  about(monitor: Pick<MonitorRecord, 'id' | 'tags'>, atMs: number): readonly Downtime[] {
    const isOpen = (each: CompiledDowntime) => ['active', 'scheduled'].includes(each.status(atMs));
    return this.#all()
      .filter((each) => each.matchesMonitor(monitor) && isOpen(each))
      .map(({ downtime }) => downtime);
  }

  /** Where downtimes began after `fromMs` and until `toMs`, in order. */
  startedBetween(fromMs: number, toMs: number): readonly DowntimeEdge[] {
    return this.#edges(startsOf, fromMs, toMs);
  }

  /** Where downtimes were over after `fromMs` and until `toMs`, in order. */
  endedBetween(fromMs: number, toMs: number): readonly DowntimeEdge[] {
    return this.#edges(endsOf, fromMs, toMs);
  }

  #edges(edgesOf: typeof startsOf, fromMs: number, toMs: number): readonly DowntimeEdge[] {
    return this.#all()
      .flatMap((each) => edgesOf(each, { fromMs, toMs }))
      .sort((a, b) => a.atMs - b.atMs);
  }

  #all(): readonly CompiledDowntime[] {
    return [
      ...this.#files.values(),
      ...[...this.#made.values()].filter(({ downtime }) => !this.#files.has(downtime.id)),
    ];
  }

  #compiled(id: string): CompiledDowntime | undefined {
    return this.#files.get(id) ?? this.#made.get(id);
  }

  #isOpen(downtime: Downtime, atMs: number): boolean {
    return ['active', 'scheduled'].includes(this.statusOf(downtime, atMs));
  }

  #changeable(id: string): Downtime {
    const downtime = this.find(id);
    if (!downtime) throw errors.noSuchDowntime();
    if (downtime.file !== undefined) throw errors.keptInFile(`Downtime ${id}`, downtime.file);
    return downtime;
  }

  #newIds() {
    for (;;) {
      const ids = newDowntimeIds();
      if (!this.find(ids.id) && !this.findNumber(ids.number)) return ids;
    }
  }

  /** Writes downtimes to disk, then takes them over; what was over long ago goes with the same transaction. */
  async #write(changed: readonly Downtime[]): Promise<void> {
    const compiled = changed.map((each) => new CompiledDowntime(each));
    const nowMs = this.#parts.clock.now();
    const gone = forgettable([...this.#made.values()], { nowMs, keep: this.#limits.all - changed.length });
    await this.#parts.documents.write([
      ...gone.map(({ downtime: { id } }) => ({ kind: 'downtime', id }) as const),
      ...changed.map((value) => ({ kind: 'downtime', id: value.id, value }) as const),
    ]);
    for (const { downtime } of gone) this.#made.delete(downtime.id);
    for (const each of compiled) this.#made.set(each.downtime.id, each);
    this.#changed();
  }

  #refuseTooMany(nowMs: number): void {
    const open = [...this.#made.values()].filter(({ downtime }) => this.#isOpen(downtime, nowMs)).length;
    if (open >= this.#limits.open) throw errors.tooManyDowntimes(this.#limits.open);
  }

  #changed(): void {
    this.#muting.setDowntimes(this.#all());
    for (const callback of this.#callbacks) callback();
  }
}

/** A downtime whose file is gone: called off, unless it is over. */
function calledOff({ file: _, ...downtime }: Downtime, nowMs: number): readonly CompiledDowntime[] {
  const isOver = new CompiledDowntime(downtime).overSince(nowMs) !== undefined;
  return isOver ? [] : [new CompiledDowntime({ ...downtime, canceledAtMs: nowMs, modifiedAtMs: nowMs })];
}
