import type { Clock } from '../../../../lib/clock/clock.ts';
import { newDashboardId } from '../../../../lib/document-files/dashboard-id.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import type { DocumentChange, UserDocuments } from '../../store/store.ts';
import type { DashboardRecord } from './dashboard-record.ts';
import type { SentDashboard } from './read-dashboard.ts';
import { idsOfWidgets, randomWidgetIds, withWidgetIds } from './with-widget-ids.ts';

/** What is kept at most: dashboards, deleted ones too, and characters of all of them. */
const defaultLimits = { dashboards: 5000, characters: 200_000_000 };

/** A deleted dashboard can be restored for so long, as at Datadog. */
const deletedForMs = 30 * 86_400_000;

/** What changes a dashboard, and where it came from if that was one of the old APIs. */
export interface DashboardChange {
  readonly sent: SentDashboard;
  readonly legacy?: DashboardRecord['legacy'];
}

/**
 * All dashboards of the lab: those made by the API, which are on disk when a change is answered, and those kept in files,
 * which win over a dashboard of the API with the same id and cannot be changed by it.
 */
export class Dashboards {
  readonly #documents: UserDocuments;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #limits: typeof defaultLimits;
  readonly #writes = new OneAtATime();
  readonly #made = new Map<string, { readonly record: DashboardRecord; readonly characters: number }>();
  #files: ReadonlyMap<string, DashboardRecord> = new Map();
  #characters = 0;

  private constructor(parts: DashboardsParts) {
    this.#documents = parts.documents;
    this.#clock = parts.clock;
    this.#limits = parts.limits ?? defaultLimits;
  }

  /** Reads those that are on disk. */
  static async open(parts: DashboardsParts): Promise<Dashboards> {
    const dashboards = new Dashboards(parts);
    const stored = Object.values(await parts.documents.load('dashboard')) as DashboardRecord[];
    for (const record of stored.sort((a, b) => a.createdAtMs - b.createdAtMs)) dashboards.#keep(record);
    return dashboards;
  }

  /**
   * The dashboards in files, by their ids; takes the place of those given before. One of the API with the same id is deleted,
   * so that it does not come back by itself when the file goes; it can be restored then.
   */
  setFiles(files: ReadonlyMap<string, DashboardRecord>): Promise<void> {
    return this.#writes.run(async () => {
      this.#files = files;
      const deletedAtMs = this.#clock.now();
      const replaced = Array.from(this.#made.values(), ({ record }) => record).filter(
        ({ id, deletedAtMs: already }) => files.has(id) && already === undefined,
      );
      if (replaced.length > 0) await this.#write(replaced.map((record) => ({ ...record, deletedAtMs })));
    });
  }

  /** All that are not deleted, those in files first, then by creation. */
  list(): readonly DashboardRecord[] {
    return [...this.#files.values(), ...this.#madeOnly().filter((record) => record.deletedAtMs === undefined)];
  }

  /** Those that were deleted within 30 days. */
  deleted(): readonly DashboardRecord[] {
    return this.#madeOnly().filter((record) => record.deletedAtMs !== undefined && !this.#isGone(record));
  }

  /** One that is not deleted. */
  find(id: string): DashboardRecord | undefined {
    const record = this.#files.get(id) ?? this.#made.get(id)?.record;
    return record?.deletedAtMs === undefined ? record : undefined;
  }

  /** @throws HttpError 404 */
  get(id: string): DashboardRecord {
    const record = this.find(id);
    if (!record) throw errors.noSuchDashboard(id);
    return record;
  }

  /** @throws HttpError 400 when no more can be kept */
  create({ sent, legacy }: DashboardChange): Promise<DashboardRecord> {
    return this.#writes.run(async () => {
      const nowMs = this.#clock.now();
      const record = {
        id: this.#newId(),
        createdAtMs: nowMs,
        modifiedAtMs: nowMs,
        content: withWidgetIds(sent, randomWidgetIds()),
        ...(legacy && { legacy }),
      };
      await this.#write([record]);
      return record;
    });
  }

  /** Replaces all that its author decides. @throws HttpError 404; 403 when it is in a file; 400 as `create` */
  update(id: string, { sent, legacy }: DashboardChange): Promise<DashboardRecord> {
    return this.#writes.run(async () => {
      const { createdAtMs, content } = this.#changeable(id);
      const record = {
        id,
        createdAtMs,
        modifiedAtMs: this.#clock.now(),
        content: withWidgetIds(sent, randomWidgetIds(idsOfWidgets(content.widgets))),
        ...(legacy && { legacy }),
      };
      await this.#write([record]);
      return record;
    });
  }

  /** Deletes all of these, or, when one cannot be, none. @throws HttpError 404; 403 when one is in a file */
  remove(ids: readonly string[]): Promise<void> {
    return this.#writes.run(async () => {
      const deletedAtMs = this.#clock.now();
      await this.#write(ids.map((id) => ({ ...this.#changeable(id), deletedAtMs })));
    });
  }

  /** Restores all of these, or none; one that is not deleted stays. @throws HttpError 404 */
  restore(ids: readonly string[]): Promise<void> {
    return this.#writes.run(async () => {
      await this.#write(
        ids.map((id) => {
          const record = this.find(id) ?? this.deleted().find((each) => each.id === id);
          if (!record) throw errors.noSuchDashboard(id);
          if (record.file !== undefined) throw errors.keptInFile(`Dashboard ${id}`, record.file);
          const { deletedAtMs: _, ...restored } = record;
          return restored;
        }),
      );
    });
  }

  /** Those of the API; where a file has the same id, that is the dashboard. */
  #madeOnly(): readonly DashboardRecord[] {
    return Array.from(this.#made.values(), ({ record }) => record).filter(({ id }) => !this.#files.has(id));
  }

  #changeable(id: string): DashboardRecord {
    const record = this.get(id);
    if (record.file !== undefined) throw errors.keptInFile(`Dashboard ${id}`, record.file);
    return record;
  }

  #newId(): string {
    for (;;) {
      const id = newDashboardId();
      if (!this.#made.has(id) && !this.#files.has(id)) return id;
    }
  }

  #isGone({ deletedAtMs }: DashboardRecord): boolean {
    return deletedAtMs !== undefined && deletedAtMs < this.#clock.now() - deletedForMs;
  }

  /** Writes records to disk, then takes them over; what was deleted long ago goes with the same transaction. */
  async #write(records: readonly DashboardRecord[]): Promise<void> {
    const written = new Set(records.map(({ id }) => id));
    const gone = [...this.#made.values()].filter(({ record }) => this.#isGone(record) && !written.has(record.id));
    this.#refuseTooMuch(
      records,
      gone.map(({ record }) => record.id),
    );
    const changes: readonly DocumentChange[] = [
      ...gone.map(({ record }) => ({ kind: 'dashboard', id: record.id }) as const),
      ...records.map((record) => ({ kind: 'dashboard', id: record.id, value: record }) as const),
    ];
    await this.#documents.write(changes);
    for (const { record } of gone) this.#forget(record.id);
    for (const record of records) this.#keep(record);
  }

  #refuseTooMuch(records: readonly DashboardRecord[], gone: readonly string[]): void {
    const added = records.filter(({ id }) => !this.#made.has(id)).length;
    if (added > 0 && this.#made.size + added - gone.length > this.#limits.dashboards) {
      throw errors.tooManyDashboards(this.#limits.dashboards);
    }
    const before = [...gone, ...records.map(({ id }) => id)].reduce(
      (sum, id) => sum + (this.#made.get(id)?.characters ?? 0),
      0,
    );
    const after = records.reduce((sum, record) => sum + JSON.stringify(record).length, 0);
    if (after > before && this.#characters + after - before > this.#limits.characters) {
      throw errors.tooMuchOfDashboards();
    }
  }

  #keep(record: DashboardRecord): void {
    const characters = JSON.stringify(record).length;
    this.#characters += characters - (this.#made.get(record.id)?.characters ?? 0);
    this.#made.set(record.id, { record, characters });
  }

  #forget(id: string): void {
    this.#characters -= this.#made.get(id)?.characters ?? 0;
    this.#made.delete(id);
  }
}

interface DashboardsParts {
  readonly documents: UserDocuments;
  readonly clock: Pick<Clock, 'now'>;
  readonly limits?: typeof defaultLimits;
}
