import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { EventReader, HostReader, StoredEvent, UserDocuments } from '../../store/store.ts';
import type { Alert } from '../message/alert.ts';
import { alertEvent } from '../message/alert-event.ts';
import { cycleKey } from '../message/alert-keys.ts';
import { alertMessage } from '../message/alert-message.ts';
import { changeWords } from '../message/change-words.ts';
import { groupValues } from '../message/group-values.ts';
import { webhookVariables } from '../message/webhook-variables.ts';
import type { AlertDrawing } from '../picture/alert-drawing.ts';
import type { Draft } from './draft.ts';
import type { MailFiles } from './mail-files.ts';
import type { Mailbox } from './mailbox.ts';
import type { NotifySettings } from './notify-settings.ts';
import { persistentWrite } from './persistent-write.ts';
import { prepareMails } from './prepare-mails.ts';
import type { Sender } from './sender.ts';

/** What transitions are told with. */
export interface NotifierParts {
  readonly documents: UserDocuments;
  readonly events: Pick<EventReader, 'reserveId'>;
  readonly hosts: Pick<HostReader, 'get'>;
  /** A monitor as it is now; undefined when it was deleted. */
  readonly monitorOf: (id: number) => MonitorRecord | undefined;
  readonly drawing: Pick<AlertDrawing, 'draw'>;
  readonly mailbox: Mailbox;
  readonly files: MailFiles;
  readonly sender: Pick<Sender, 'wake'>;
  readonly settings: Pick<NotifySettings, 'current'>;
  /** Where the console is, without a slash at its end. */
  readonly consoleUrl: () => string;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/** Graphs of one round: a storm of transitions is told first of all. */
const MOST_GRAPHS = 50;

/** What is older is told to nobody, in milliseconds. */
const longestMs = 86_400_000;

/**
 * Tells what monitors have found: takes transitions from the documents that the engine writes with its states, and carries
 * each out as one write that removes it, and adds its event and its mails. Whatever is interrupted before that write is done
 * again with the same result; what comes after it, the sending, has the Mailbox to go by.
 */
export class Notifier {
  readonly #parts: NotifierParts;
  #running: Promise<void> | undefined;
  #isAsked = false;
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

  /**
   * Sends a message as it would be for a transition, marked as a test; it is no transition, and none is kept.
   * @param draft the monitor as it is not kept yet; absent: the one that the transition is of
   */
  async sendTest(transition: MonitorTransition, by: string, draft?: MonitorRecord): Promise<void> {
    const monitor = draft ?? this.#parts.monitorOf(transition.monitorId);
    if (!monitor) return;
    const told = { ...transition, isNotified: true };
    await this.#tell({ transition: told, monitor, query: queryOf(monitor), testedBy: by }, { hasGraph: true });
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
    const monitor = this.#parts.monitorOf(transition.monitorId);
    const isTold = transition.isNotified || transition.heldBackBy?.kind === 'downtime';
    const isLate = this.#parts.clock.now() - transition.atMs > longestMs;
    if (monitor && isTold && !isLate) return this.#tell({ transition, monitor, query: queryOf(monitor) }, how);
    if (isTold) {
      const why = isLate ? 'it is more than a day old' : 'the monitor was deleted';
      this.#parts.log.warn(`transition ${transition.id} of monitor ${transition.monitorId} is not told: ${why}`);
    }
    await this.#write({ documents: [{ kind: 'monitor_transition', id: transition.id }], events: [] });
  }

  async #tell(
    about: Pick<Alert, 'transition' | 'monitor' | 'query' | 'testedBy'>,
    { hasGraph }: { readonly hasGraph: boolean },
  ): Promise<void> {
    const { events, mailbox, files, settings, sender } = this.#parts;
    const { transition } = about;
    const eventId = await events.reserveId();
    const drawn = hasGraph ? await this.#parts.drawing.draw(about) : undefined;
    const host = await this.#hostOf(transition);
    const consoleUrl = this.#parts.consoleUrl();
    const snapshotUrl = drawn && `${consoleUrl}${drawn.path}`;
    const alert: Alert = { ...about, eventId, consoleUrl, ...(host && { host }), ...(snapshotUrl && { snapshotUrl }) };
    const message = alertMessage(alert);
    const draft: Draft = {
      ...{
        key: transition.id,
        handles: message.handles,
        title: message.title,
        body: message.body,
        atMs: transition.atMs,
      },
      ...aboutOf(alert),
      webhook: webhookVariables(alert, message),
      ...(drawn && snapshotUrl && { graph: { png: drawn.png, url: snapshotUrl } }),
      ...(!transition.isNotified && { heldBackBy: heldBackBy(transition) }),
    };
    const mails = mailbox.add(await prepareMails(draft, { files, config: settings.current().config }));
    // Held back by a downtime it is no event either; what would have been sent can be seen in the Mailbox.
    const told: readonly StoredEvent[] = transition.isNotified ? [{ ...alertEvent(alert, message), id: eventId }] : [];
    await this.#write({
      documents: [{ kind: 'monitor_transition', id: transition.id }, ...mails.documents],
      events: told,
    });
    await mails.committed();
    sender.wake();
  }

  async #hostOf({ group }: MonitorTransition): Promise<Alert['host']> {
    const { host } = groupValues(group.tags);
    return host === undefined ? undefined : (await this.#parts.hosts.get([host]))[0];
  }

  #write(change: Parameters<typeof persistentWrite>[0]): Promise<void> {
    return persistentWrite(change, { ...this.#parts, stopped: this.#stopped.signal });
  }
}

function queryOf({ type, query, options }: MonitorRecord): Alert['query'] {
  return parseMonitorQuery(type, query, options);
}

function aboutOf({ transition, eventId }: Alert): Pick<Draft, 'about' | 'tone' | 'thread'> {
  const { alertType } = changeWords(transition);
  const { id: transitionId, monitorId, group } = transition;
  return {
    about: { kind: 'monitor', monitorId, group: group.key, transitionId, eventId, alertType },
    tone: alertType,
    thread: cycleKey(transition),
  };
}

function heldBackBy({ heldBackBy: by }: MonitorTransition): string {
  return by?.kind === 'downtime' ? `held back by downtime ${by.ids.join(', ')}` : 'held back';
}
