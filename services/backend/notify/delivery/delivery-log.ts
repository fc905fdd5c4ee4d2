import type { MailDelivery } from '../../../../lib/api-types/mailbox.ts';
import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { MailRecord } from './mail-record.ts';

/** Lines of each kind within a minute; what comes past them is summed up at its end. */
const mostLines = 20;
const withinMs = 60_000;

type Kind = 'sent' | 'not sent';

/** What became of messages, in the log: a line each, and of a storm the first ones and how many there were besides. */
export class DeliveryLog {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #log: Pick<Logger, 'info' | 'warn'>;
  /** Messages of each kind in the minute that runs. */
  readonly #count = new Map<Kind, number>();
  #minute: Timer | undefined;

  constructor({ clock, log }: { readonly clock: Pick<Clock, 'after'>; readonly log: Pick<Logger, 'info' | 'warn'> }) {
    this.#clock = clock;
    this.#log = log;
  }

  sent({ to, via, subject }: MailRecord): void {
    if (this.#isShown('sent')) this.#log.info(`sent to ${to} by ${via}: ${subject}`);
  }

  failed({ to }: MailRecord, { reason, status }: Pick<MailDelivery, 'reason' | 'status'>): void {
    if (!this.#isShown('not sent')) return;
    this.#log.warn(`cannot send to ${to}: ${reason}${status === 'failed' ? '; it is given up' : ''}`);
  }

  /** The minute is over, or the lab ends: says what was left out. */
  flush(): void {
    this.#minute?.cancel();
    this.#minute = undefined;
    const [sent, notSent] = [this.#leftOut('sent'), this.#leftOut('not sent')];
    this.#count.clear();
    if (sent > 0) this.#log.info(`${sent} more ${sent === 1 ? 'message was' : 'messages were'} sent`);
    if (notSent > 0)
      this.#log.warn(
        `${notSent} more ${notSent === 1 ? 'attempt' : 'attempts'} to send failed; the Mailbox has the reasons`,
      );
  }

  #isShown(kind: Kind): boolean {
    this.#minute ??= this.#clock.after(withinMs, () => this.flush());
    const count = (this.#count.get(kind) ?? 0) + 1;
    this.#count.set(kind, count);
    return count <= mostLines;
  }

  #leftOut(kind: Kind): number {
    return Math.max(0, (this.#count.get(kind) ?? 0) - mostLines);
  }
}
