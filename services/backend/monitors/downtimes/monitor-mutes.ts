import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Downtime, DowntimeSettings } from '../../../../lib/model/downtime.ts';
import type { DocumentChange } from '../../store/store.ts';
import type { MonitorJournal } from '../definitions/monitor-journal.ts';
import { usualSettings } from './downtime-settings.ts';
import type { Downtimes } from './downtimes.ts';

interface MonitorMutesParts {
  readonly downtimes: Downtimes;
  /** Mutes of single monitors are noted there; that all are muted, their downtime says. */
  readonly journal: MonitorJournal;
  readonly clock: Pick<Clock, 'now'>;
}

/** What is to be muted. */
interface Mute {
  /** Groups, `*` for all. */
  readonly scope: string;
  /** Unix seconds; null: until it is unmuted. */
  readonly endS: number | null;
}

/** Mutes of monitors, each of which is a downtime that begins when it is made (api.md 5.1). */
export class MonitorMutes {
  readonly #downtimes: Downtimes;
  readonly #journal: MonitorJournal;
  readonly #clock: Pick<Clock, 'now'>;

  constructor({ downtimes, journal, clock }: MonitorMutesParts) {
    this.#downtimes = downtimes;
    this.#journal = journal;
    this.#clock = clock;
  }

  /**
   * Mutes a monitor, or the groups of it that a scope names; one that is muted already gets the new end.
   * @throws ScopeError when the scope cannot be read; HttpError 400 when the end is past or no more downtimes can be kept
   */
  muteMonitor(record: MonitorRecord, { by, ...mute }: Mute & { readonly by: string }): Promise<Downtime> {
    const done = [{ what: 'muted', record, by, ...mute }] as const;
    return this.#journal.note(done, (notes) => this.#mute({ monitorId: record.id }, mute, notes));
  }

  /** Unmutes a scope of a monitor (`*` when none is given), or all of them. @returns the ids of what was canceled */
  async unmuteMonitor(
    record: MonitorRecord,
    { scope = '*', by }: { readonly scope?: string | 'ALL_SCOPES'; readonly by: string },
  ): Promise<readonly string[]> {
    const own = this.#mutesOf({ monitorId: record.id });
    const ended = own.filter((each) => scope === 'ALL_SCOPES' || each.scope === scope);
    const done = ended.map((each) => ({ what: 'unmuted', record, by, scope: each.scope }) as const);
    const ids = ended.map(({ id }) => id);
    await this.#journal.note(done, (notes) => this.#downtimes.cancel(ids, notes));
    return ids;
  }

  /** Mutes every monitor. */
  muteAll(): Promise<Downtime> {
    return this.#mute({ monitorTags: ['*'] }, { scope: '*', endS: null });
  }

  /** Takes back `muteAll`. */
  async unmuteAll(): Promise<void> {
    const all = this.#mutesOf({ monitorTags: ['*'] }).filter(({ scope }) => scope === '*');
    await this.#downtimes.cancel(all.map(({ id }) => id));
  }

  /** What of a monitor is muted, as `options.silenced` says it: scope → Unix seconds of its end, null without one. */
  silenced(monitorId: number): Readonly<Record<string, number | null>> {
    return Object.fromEntries(
      this.#mutesOf({ monitorId }).map(({ scope, schedule }) => [
        scope,
        schedule.kind === 'once' && schedule.endMs !== null ? Math.floor(schedule.endMs / 1000) : null,
      ]),
    );
  }

  async #mute(
    target: Downtime['target'],
    { scope, endS }: Mute,
    notes: readonly DocumentChange[] = [],
  ): Promise<Downtime> {
    const endMs = endS === null ? null : endS * 1000;
    if (endMs !== null && endMs <= this.#clock.now()) {
      throw errors.badParameterBecause('end', `${endMs / 1000} is past; it is in Unix seconds`);
    }
    const before = this.#mutesOf(target).find((each) => each.scope === scope);
    const prolonged = (old: Downtime): DowntimeSettings => ({ ...old, schedule: once(old.schedule, endMs) });
    if (before) return this.#downtimes.update(before.id, prolonged, notes);
    const startMs = this.#clock.now();
    const settings: DowntimeSettings = { ...usualSettings, target, scope, schedule: { kind: 'once', startMs, endMs } };
    return this.#downtimes.create(settings, notes);
  }

  /** Downtimes that are like a mute: active, of one time, for just these monitors, and not in a file. */
  #mutesOf(target: Downtime['target']): readonly Downtime[] {
    const nowMs = this.#clock.now();
    return this.#downtimes
      .list()
      .filter((each) => each.schedule.kind === 'once' && each.file === undefined && isSame(each.target, target))
      .filter((each) => this.#downtimes.statusOf(each, nowMs) === 'active');
  }
}

function once(schedule: Downtime['schedule'], endMs: number | null): Downtime['schedule'] {
  return schedule.kind === 'once' ? { ...schedule, endMs } : schedule;
}

function isSame(one: Downtime['target'], other: Downtime['target']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
