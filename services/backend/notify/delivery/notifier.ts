import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { HostReader } from '../../store/store.ts';
import type { Alert } from '../message/alert.ts';
import { alertEvent } from '../message/alert-event.ts';
import { alertMessage } from '../message/alert-message.ts';
import { presetParts } from '../message/preset-parts.ts';
import type { AlertDrawing } from '../picture/alert-drawing.ts';
import { alertDraft } from './alert-draft.ts';
import { type AlertSubject, completeAlert } from './complete-alert.ts';
import { persistentWrite } from './persistent-write.ts';
import { prepareMails } from './prepare-mails.ts';
import type { TellingParts } from './telling-parts.ts';

/** What transitions are told with. */
export interface NotifierParts extends TellingParts {
  readonly hosts: Pick<HostReader, 'get'>;
  /** A monitor as it is now; undefined when it was deleted. */
  readonly monitorOf: (id: number) => MonitorRecord | undefined;
  /** A downtime as it is now. */
  readonly downtimeOf: (id: string) => Pick<Downtime, 'file'> | undefined;
  readonly drawing: Pick<AlertDrawing, 'draw'>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/** Graphs of one round: a storm of transitions is told first of all. */
const MOST_GRAPHS = 50;

/** What is older is told to nobody, in milliseconds. */
const longestMs = 86_400_000;

/** Transitions that are remembered as told. */
const MOST_TOLD = 10_000;

/**
 * Tells what monitors have found: takes transitions from the documents that the engine writes with its states, and carries
 * each out as one write that removes it, and adds its event and its mails. Whatever is interrupted before that write is done
 * again with the same result; what comes after it, the sending, has the Mailbox to go by.
 */
export class Notifier {
  readonly #parts: NotifierParts;
  #running: Promise<void> | undefined;
  #isAsked = false;
  /** Those that were told last: who was told that the disk refuses one gives it again, though it was written and is told. */
  readonly #told = new Set<string>();
  readonly #stopped = new AbortController();

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  /** There may be transitions: to be called at the start, and whenever the engine has written some. */
  wake(): void {
    this.#isAsked = true;
    if (this.#stopped.signal.aborted) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      // Somebody may have asked after the last look.
      if (this.#isAsked) this.wake();
    });
  }

  /** Resolves when all transitions that were there are told. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Begins with no other transition, and waits for the one that is told now. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.settled();
  }

  /** Sends a message as it would be for a transition, marked as a test; it is no transition, and none is kept. */
  async sendTest(monitor: MonitorRecord, transition: MonitorTransition, by: string): Promise<void> {
    await this.#tell({ transition, monitor, query: queryOf(monitor), testedBy: by }, { hasGraph: true });
  }

  async #run(): Promise<void> {
    while (this.#isAsked && !this.#stopped.signal.aborted) {
      this.#isAsked = false;
      try {
        await this.#tellAll();
      } catch (error) {
        this.#parts.log.error({ err: error }, `cannot tell what monitors found: ${(error as Error).message}`);
      }
    }
  }

  async #tellAll(): Promise<void> {
    const waiting = Object.values(
      await this.#parts.documents.load('monitor_transition'),
    ) as readonly MonitorTransition[];
    const oldestFirst = [...waiting].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
    for (const [at, transition] of oldestFirst.entries()) {
      if (this.#stopped.signal.aborted) return;
      try {
        await this.#carryOut(transition, { hasGraph: at < MOST_GRAPHS });
      } catch (error) {
        const { monitorId, id } = transition;
        this.#parts.log.error(
          { err: error },
          `cannot tell transition ${id} of monitor ${monitorId}: ${(error as Error).message}`,
        );
      }
    }
  }

  async #carryOut(transition: MonitorTransition, how: { readonly hasGraph: boolean }): Promise<void> {
    if (this.#told.has(transition.id)) return this.#remove(transition);
    const monitor = this.#parts.monitorOf(transition.monitorId);
    const isTold = transition.isNotified || transition.heldBackBy?.kind === 'downtime';
    const isLate = this.#parts.clock.now() - transition.atMs > longestMs;
    if (monitor && isTold && !isLate) return this.#tell({ transition, monitor, query: queryOf(monitor) }, how);
    if (isTold) {
      const why = isLate ? 'it is more than a day old' : 'the monitor was deleted';
      this.#parts.log.warn(`transition ${transition.id} of monitor ${transition.monitorId} is not told: ${why}`);
    }
    await this.#remove(transition);
  }

  async #remove({ id }: MonitorTransition): Promise<void> {
    await this.#write({ documents: [{ kind: 'monitor_transition', id }], events: [] });
    this.#remember(id);
  }

  #remember(id: string): void {
    this.#told.add(id);
    const [oldest] = this.#told;
    if (this.#told.size > MOST_TOLD && oldest !== undefined) this.#told.delete(oldest);
  }

  async #tell(about: AlertSubject, { hasGraph }: { readonly hasGraph: boolean }): Promise<void> {
    const { events, hosts, drawing, mailbox, files, settings, sender, consoleUrl } = this.#parts;
    const { transition, monitor } = about;
    const eventId = await events.reserveId();
    const isShown = hasGraph && presetParts(monitor.options.notification_preset_name).snapshot;
    const drawn = isShown ? await drawing.draw(about) : undefined;
    const alert = await completeAlert(about, { eventId, drawn }, { hosts, consoleUrl: consoleUrl() });
    const message = alertMessage(alert);
    const draft = alertDraft(alert, message, { png: drawn?.png, downtimeOf: this.#parts.downtimeOf });
    const mails = mailbox.add(await prepareMails(draft, { files, settings: settings.current() }));
    await this.#write({
      documents: [{ kind: 'monitor_transition', id: transition.id }, ...mails.documents],
      // Held back by a downtime it is no event either; what would have been sent can be seen in the Mailbox.
      events: transition.isNotified ? [{ ...alertEvent(alert, message), id: eventId }] : [],
    });
    this.#remember(transition.id);
    await mails.committed();
    sender.wake();
  }

  #write(change: Parameters<typeof persistentWrite>[0]): Promise<void> {
    return persistentWrite(change, { ...this.#parts, stopped: this.#stopped.signal });
  }
}

function queryOf({ type, query, options }: MonitorRecord): Alert['query'] {
  return parseMonitorQuery(type, query, options);
}
