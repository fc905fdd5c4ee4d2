import path from 'node:path';
import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import type { Stoppable } from '../../../../lib/lifecycle/lifecycle.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { UserDocuments } from '../../store/store.ts';
import { type DowntimeNews, newsBetween } from './downtime-news.ts';
import type { Downtimes } from './downtimes.ts';

/** So long after a change it is told: what is of the running millisecond is told later. Milliseconds. */
const settleMs = 2;

/** After a longer pause (the lab was off, the machine slept) what is older is not told any more. */
const maxPauseMs = 86_400_000;

const document = { kind: 'downtime_watch', id: 'told' } as const;

/**
 * Tells somebody what happens to a downtime. It may be told the same again when the lab was killed in between: what was told is
 * known by downtime, `what` and `atMs`.
 */
export type TellDowntime = (downtime: Downtime, what: DowntimeNews['what'], atMs: number) => Promise<void>;

interface WatchParts {
  readonly downtimes: Downtimes;
  readonly documents: UserDocuments;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly tell: TellDowntime;
}

/** Notices, minute by minute and after each change, what happens to downtimes, and tells all of it once, through restarts too. */
export class DowntimeWatch implements Stoppable {
  readonly name = 'downtimes';
  readonly #parts: WatchParts;
  readonly #turns = new OneAtATime();
  #timer: Timer | undefined;
  #isStopped = false;
  #toldUntilMs: number;

  private constructor(parts: WatchParts, toldUntilMs: number) {
    this.#parts = parts;
    this.#toldUntilMs = toldUntilMs;
  }

  /** Of a lab that is new nothing is told that was before it; what is active stands in the log. */
  static async open(parts: WatchParts): Promise<DowntimeWatch> {
    const { downtimes, clock, log } = parts;
    const active = downtimes.list().filter((each) => downtimes.statusOf(each, clock.now()) === 'active');
    for (const downtime of active) log.info(`${nameOf(downtime)} is active${heldBack}`);
    const { [document.id]: told } = await parts.documents.load(document.kind);
    const { untilMs } = (told ?? { untilMs: Math.ceil(parts.clock.now()) - 1 }) as { readonly untilMs: number };
    return new DowntimeWatch(parts, untilMs);
  }

  /**
   * Tells what happened since the last time. What cannot be told is tried again the next time, and keeps nothing else from being told.
   * @throws the first that it was refused with
   */
  tick(): Promise<void> {
    return this.#turns.run(() => this.#tell());
  }

  /** Something was changed: it is told as it is now, before it is changed again. What fails is tried again with the next minute. */
  wake(): void {
    if (this.#isStopped) return;
    this.#timer ??= this.#parts.clock.after(settleMs, () => {
      this.#timer = undefined;
      this.tick().catch((error: Error) => this.#parts.log.warn(`Cannot tell of downtimes: ${error.message}`));
    });
  }

  /** Waits for what is being told. */
  stop(): Promise<void> {
    this.#isStopped = true;
    this.#timer?.cancel();
    return this.#turns.run(async () => undefined);
  }

  async #tell(): Promise<void> {
    const { downtimes, documents, clock, log, tell } = this.#parts;
    // What is done yet in this millisecond is for the next time.
    const untilMs = Math.ceil(clock.now()) - 1;
    const failures: unknown[] = [];
    for (const news of newsBetween(downtimes, Math.max(this.#toldUntilMs, untilMs - maxPauseMs), untilMs)) {
      try {
        await tell(news.downtime, news.what, news.atMs);
        log.info(textOf(news, downtimes));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    await documents.write([{ ...document, value: { untilMs } }]);
    this.#toldUntilMs = untilMs;
  }
}

const heldBack = ': their notifications are held back';

/** A line of the log: nobody is to wonder why a monitor is silent. Of one that recurs each time ends, and it ends once. */
function textOf({ downtime, what, atMs }: DowntimeNews, downtimes: Downtimes): string {
  const next = what === 'ended' && downtimes.statusOf(downtime, atMs) === 'scheduled';
  if (next)
    return `${nameOf(downtime)} is over until ${untilText(downtimes.shownWindow(downtime, atMs)?.startMs ?? atMs)}`;
  return `${nameOf(downtime)} ${what}${what === 'started' ? heldBack : ''}`;
}

/** `2026-11-28 19:00 UTC` */
function untilText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function nameOf({ id, scope, target, file }: Downtime): string {
  const of = 'monitorId' in target ? `monitor ${target.monitorId}` : `monitors with ${target.monitorTags.join(', ')}`;
  return `downtime ${file === undefined ? id : path.basename(file)} (scope ${scope} of ${of})`;
}
