import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { MonitorChange } from '../../../../lib/model/monitor-change.ts';
import type { StoredEvent } from '../../store/store.ts';
import { type AuditNotice, auditEvent, auditWebhook } from '../message/audit-notice.ts';
import { monitorChangeBody, monitorChangeTitle } from '../message/monitor-change-message.ts';
import { standingHandles } from '../message/standing-handles.ts';
import type { Draft } from './draft.ts';
import { prepareMails } from './prepare-mails.ts';
import type { TellingParts } from './telling-parts.ts';

interface NoticeParts extends TellingParts {
  readonly log: Pick<Logger, 'error'>;
}

/** Changes whose events are remembered. */
const mostRemembered = 1000;

/**
 * Tells what was done to monitors: in the event stream, and with `notify_audit` to those whom the monitor's message names. A
 * change is a document from when it was made until its event and its mails are written, in one go with the document's removal.
 */
export class MonitorNotices {
  readonly #parts: NoticeParts;
  readonly #turns = new OneAtATime();
  /** Of changes that were told while this ran, the event's id: what the disk has refused may be written all the same. */
  readonly #eventIds = new Map<string, string>();
  #isToLook = false;
  #isStopped = false;

  constructor(parts: NoticeParts) {
    this.#parts = parts;
  }

  /** Tells what there is: to be called at the start and after changes. What goes wrong is logged, and tried with the next call. */
  wake(): void {
    // A look that has not begun yet finds what is new, too.
    if (this.#isToLook) return;
    this.#isToLook = true;
    void this.#turns.run(() => {
      this.#isToLook = false;
      return this.#tellAll();
    });
  }

  /** Resolves when what was asked for is done. */
  settled(): Promise<void> {
    return this.#turns.run(async () => undefined);
  }

  /** Begins with no other change, and waits for the one that is told now. */
  stop(): Promise<void> {
    this.#isStopped = true;
    return this.settled();
  }

  /** What cannot be told holds up no other; of several the first is logged. */
  async #tellAll(): Promise<void> {
    const failures: Error[] = [];
    for (const change of await this.#waiting(failures)) {
      if (this.#isStopped) break;
      try {
        await this.#tell(change);
      } catch (error) {
        failures.push(error as Error);
      }
    }
    const [first] = failures;
    if (first) this.#parts.log.error({ err: first }, `cannot tell what was done to monitors: ${first.message}`);
  }

  /** Those that are not told yet, the oldest first. */
  async #waiting(failures: Error[]): Promise<readonly MonitorChange[]> {
    try {
      const waiting = Object.values(await this.#parts.documents.load('monitor_change')) as readonly MonitorChange[];
      return waiting.toSorted((a, b) => a.atMs - b.atMs);
    } catch (error) {
      failures.push(error as Error);
      return [];
    }
  }

  /** The same change again, which its maker was told that the disk refuses, has the same event and the same mails. */
  async #tell(change: MonitorChange): Promise<void> {
    const { documents, events, mailbox, files, settings, sender, consoleUrl } = this.#parts;
    const eventId = this.#eventIds.get(change.id) ?? (await events.reserveId());
    this.#remember(change.id, eventId);
    const notice = noticeOf(change, consoleUrl());
    const event = auditEvent(notice);
    const draft = draftOf(change, notice, { ...event, id: eventId });
    const mails = mailbox.add(await prepareMails(draft, { files, settings: settings.current() }));
    await documents.write([{ kind: 'monitor_change', id: change.id }, ...mails.documents], [{ ...event, id: eventId }]);
    await mails.committed();
    sender.wake();
  }

  #remember(changeId: string, eventId: string): void {
    this.#eventIds.set(changeId, eventId);
    const [oldest] = this.#eventIds.keys();
    if (this.#eventIds.size > mostRemembered && oldest !== undefined) this.#eventIds.delete(oldest);
  }
}

function noticeOf(change: MonitorChange, consoleUrl: string): AuditNotice {
  const { monitor, atMs } = change;
  const body = monitorChangeBody(change, { consoleUrl });
  const tags = [...monitor.tags, `monitor_id:${monitor.id}`];
  return { of: 'monitor', id: monitor.id, title: monitorChangeTitle(change), body, atMs, tags };
}

function draftOf({ id, monitor, isAudited }: MonitorChange, notice: AuditNotice, event: StoredEvent): Draft {
  const { title, body, atMs } = notice;
  return {
    ...{ key: `monitor change\0${id}`, thread: event.aggregationKey, title, body, tone: 'info', atMs },
    handles: isAudited ? standingHandles(monitor.message) : [],
    about: { kind: 'monitor change', monitorId: monitor.id, eventId: event.id },
    webhook: {
      ...auditWebhook(notice, event),
      ...{ ALERT_ID: String(monitor.id), ALERT_TITLE: monitor.name },
    },
  };
}
