import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { forgottenAfterMs } from '../engine/kept-states.ts';
import type { Downtimes } from './downtimes.ts';

interface OrphanParts {
  readonly downtimes: Pick<Downtimes, 'list' | 'cancelOfMonitors'>;
  readonly monitors: { find(id: number): MonitorRecord | undefined };
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Calls off the downtimes of monitors that there are no more, as Datadog does. One whose file is being mended keeps them for as
 * long as its states.
 */
export class OrphanedDowntimes {
  readonly #parts: OrphanParts;
  /** Monitors of downtimes that are not there: since when, Unix milliseconds. */
  #missingSinceMs: ReadonlyMap<number, number> = new Map();

  constructor(parts: OrphanParts) {
    this.#parts = parts;
  }

  /** To be called each minute. @throws when the disk refuses it: the next time tries again */
  async tick(): Promise<void> {
    const { downtimes, monitors, clock } = this.#parts;
    const nowMs = clock.now();
    const asked = downtimes.list().flatMap(({ target }) => ('monitorId' in target ? [target.monitorId] : []));
    const missing = asked.filter((id) => !monitors.find(id));
    this.#missingSinceMs = new Map(missing.map((id) => [id, this.#missingSinceMs.get(id) ?? nowMs]));
    const gone = [...this.#missingSinceMs].filter(([, sinceMs]) => nowMs - sinceMs >= forgottenAfterMs);
    if (gone.length > 0) await downtimes.cancelOfMonitors(gone.map(([id]) => id));
  }
}
