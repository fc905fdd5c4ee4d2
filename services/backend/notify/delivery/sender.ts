import type { MailDelivery } from '../../../../lib/api-types/mailbox.ts';
import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import { DeliveryError } from './delivery-error.ts';
import { DeliveryLog } from './delivery-log.ts';
import type { MailRecord } from './mail-record.ts';
import type { Mailbox } from './mailbox.ts';
import type { Obstacle } from './obstacle-of.ts';
import { nextAttempt } from './retry-schedule.ts';

interface SenderParts {
  readonly mailbox: Mailbox;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** What keeps a message from being tried now. */
  readonly obstacleOf: (record: MailRecord) => Obstacle | undefined;
  /** Takes one message where it goes. @throws DeliveryError */
  readonly deliver: (record: MailRecord) => Promise<void>;
  /** What may be shown of a text. */
  readonly withoutSecrets: (text: string) => string;
}

/** Messages on their way at the same time by each way: a mail server that does not answer must not hold up the webhooks. */
const MOST_AT_ONCE = 4;

/** The reason of a message that is on its way. */
export const beingSent = 'being sent';

/** After an attempt of which is not known how it ended, in milliseconds. */
const againMs = 10_000;

/** A clock that goes back by less is only set right, in milliseconds. */
const putBackMs = 60_000;

/** Sends what waits in the Mailbox, again and again with longer and longer pauses, for a day. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #deliveries: DeliveryLog;
  readonly #sending = new Map<string, { readonly via: MailRecord['via']; readonly attempt: Promise<void> }>();
  #timer: Timer | undefined;
  #isStopped = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#deliveries = new DeliveryLog(parts);
  }

  /** Begins to send what is due; to be called when something was added, and when the settings have changed. */
  wake(): void {
    if (this.#isStopped) return;
    this.#timer?.cancel();
    const nowMs = this.#parts.clock.now();
    // The oldest first.
    const waiting = this.#waiting().reverse();
    for (const record of waiting) {
      if (this.#isBusy(record)) continue;
      const obstacle = this.#parts.obstacleOf(record);
      if (obstacle ? isToldOf(record, obstacle) : dueAt(record, nowMs) > nowMs) continue;
      const attempt = (obstacle ? this.#hold(record, obstacle) : this.#attempt(record)).finally(() => {
        this.#sending.delete(record.id);
        this.wake();
      });
      this.#sending.set(record.id, { via: record.via, attempt });
    }
    // Those for which there is no room are looked at when one of their way has arrived.
    const free = this.#waiting().filter((record) => !this.#isBusy(record) && !this.#parts.obstacleOf(record));
    const next = Math.min(...free.map((record) => dueAt(record, nowMs)));
    if (Number.isFinite(next)) this.#timer = this.#parts.clock.after(Math.max(0, next - nowMs), () => this.wake());
  }

  /** Resolves when nothing is on its way; what waits for its next attempt is not waited for. */
  async settled(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(Array.from(this.#sending.values(), ({ attempt }) => attempt));
  }

  /** Begins nothing more, and waits for what is on its way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#timer?.cancel();
    await this.settled();
    this.#deliveries.flush();
  }

  #isBusy({ via }: MailRecord): boolean {
    const ofWay = [...this.#sending.values()].filter((each) => each.via === via);
    return ofWay.length >= MOST_AT_ONCE;
  }

  #waiting(): MailRecord[] {
    return this.#parts.mailbox
      .list()
      .filter(({ id, delivery }) => delivery.status === 'waiting' && !this.#sending.has(id));
  }

  /** When the obstacle is gone it is tried at once. */
  async #hold(record: MailRecord, obstacle: Obstacle): Promise<void> {
    const { nextAttemptAtMs: _, ...delivery } = record.delivery;
    await this.#write(record, { ...delivery, ...obstacle });
  }

  async #attempt(record: MailRecord): Promise<void> {
    const nowMs = this.#parts.clock.now();
    const begun: MailDelivery = {
      status: 'waiting',
      attempts: record.delivery.attempts + 1,
      lastAttemptAtMs: nowMs,
    };
    // On disk before it is sent: after a kill in between it can be seen that there was an attempt, and there is another.
    const isWritten = await this.#write(record, { ...begun, nextAttemptAtMs: nowMs + againMs, reason: beingSent });
    if (!isWritten) return;
    const after = await this.#delivered(record, begun);
    await this.#write(record, after);
    if (after.status === 'sent') this.#deliveries.sent(record);
    else this.#deliveries.failed(record, after);
  }

  /** Delivers it. @returns how its delivery is then */
  async #delivered(record: MailRecord, begun: MailDelivery): Promise<MailDelivery> {
    try {
      await this.#parts.deliver(record);
      return { ...begun, status: 'sent', sentAtMs: this.#parts.clock.now() };
    } catch (error) {
      return this.#afterFailure(record, begun, error as Error);
    }
  }

  #afterFailure(record: MailRecord, begun: MailDelivery, error: Error): MailDelivery {
    const { clock, withoutSecrets } = this.#parts;
    const reason = withoutSecrets(error.message);
    const isFinal = error instanceof DeliveryError && error.isFinal;
    const at = { nowMs: clock.now(), createdAtMs: record.createdAtMs };
    const nextAttemptAtMs = isFinal ? undefined : nextAttempt(begun.attempts, at);
    if (nextAttemptAtMs === undefined) return { ...begun, status: 'failed', reason };
    return { ...begun, nextAttemptAtMs, reason };
  }

  /** @returns whether it is on disk; if not it is in memory, and written with what comes next */
  async #write({ id }: MailRecord, delivery: MailDelivery): Promise<boolean> {
    try {
      await this.#parts.mailbox.update(id, delivery);
      return true;
    } catch (error) {
      this.#parts.log.error({ err: error }, `cannot write how a message is delivered: ${(error as Error).message}`);
      return false;
    }
  }
}

function isToldOf({ delivery }: MailRecord, { status, reason }: Obstacle): boolean {
  return delivery.status === status && delivery.reason === reason && delivery.nextAttemptAtMs === undefined;
}

/** An attempt that is to come yet, by a clock that was put back since, counts for nothing: the next would wait for as long. */
function dueAt({ delivery: { lastAttemptAtMs = 0, nextAttemptAtMs = 0 } }: MailRecord, nowMs: number): number {
  return lastAttemptAtMs > nowMs + putBackMs ? 0 : nextAttemptAtMs;
}
