import type { Clock } from '../../../../lib/clock/clock.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Downtime, DowntimeSettings } from '../../../../lib/model/downtime.ts';
import { usualSettings } from './downtime-settings.ts';
import type { Downtimes } from './downtimes.ts';

interface MonitorMutesParts {
  readonly downtimes: Downtimes;
  readonly clock: Pick<Clock, 'now'>;
}

/** Mutes of monitors, each of which is a downtime that begins when it is made (api.md 5.1). */
export class MonitorMutes {
  readonly #downtimes: Downtimes;
  readonly #clock: Pick<Clock, 'now'>;

  constructor({ downtimes, clock }: MonitorMutesParts) {
    this.#downtimes = downtimes;
    this.#clock = clock;
  }

  /**
   * Mutes a monitor, or the groups of it that a scope names (`*`: all); one that is muted already gets the new end.
   * @param endS Unix seconds; null: until it is unmuted
   * @throws ScopeError when the scope cannot be read; HttpError 400 when the end is past or no more downtimes can be kept
   */
  muteMonitor(monitorId: number, scope: string, endS: number | null): Promise<Downtime> {
    return this.#mute({ monitorId }, { scope, endS });
  }

  /** Unmutes a scope of a monitor (`*` when none is given), or all of them. @returns the ids of what was canceled */
  async unmuteMonitor(monitorId: number, scope: string | 'ALL_SCOPES' = '*'): Promise<readonly string[]> {
    const ids = this.#mutesOf({ monitorId })
      .filter((each) => scope === 'ALL_SCOPES' || each.scope === scope)
      .map(({ id }) => id);
    await this.#downtimes.cancel(ids);
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
    { scope, endS }: { readonly scope: string; readonly endS: number | null },
  ): Promise<Downtime> {
    const endMs = endS === null ? null : endS * 1000;
    if (endMs !== null && endMs <= this.#clock.now()) {
      throw errors.badParameterBecause('end', `${endMs / 1000} is past; it is in Unix seconds`);
    }
    const before = this.#mutesOf(target).find((each) => each.scope === scope);
    if (before) return this.#downtimes.update(before.id, (old) => ({ ...old, schedule: once(old.schedule, endMs) }));
    const startMs = this.#clock.now();
    const settings: DowntimeSettings = { ...usualSettings, target, scope, schedule: { kind: 'once', startMs, endMs } };
    return this.#downtimes.create(settings);
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
