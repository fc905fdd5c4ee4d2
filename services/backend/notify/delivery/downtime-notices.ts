import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import { handlesIn } from '../../../../lib/message-template/handles.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { EventReader, StoredEvent } from '../../store/store.ts';
import { type AuditNotice, auditEvent, auditWebhook } from '../message/audit-notice.ts';
import { type DowntimeChange, downtimeBody, downtimeTitle } from '../message/downtime-message.ts';
import type { Draft } from './draft.ts';
import { prepareMails } from './prepare-mails.ts';
import type { TellingParts } from './telling-parts.ts';

interface NoticeParts extends TellingParts {
  readonly events: Pick<EventReader, 'reserveId' | 'list'>;
}

/** Tells what happens to downtimes: in the event stream, and to those whom the downtime's message names. */
export class DowntimeNotices {
  readonly #parts: NoticeParts;
  readonly #turns = new OneAtATime();
  /** Of changes that the disk has refused, the event's id by the change: what was refused may be written all the same. */
  readonly #refused = new Map<string, string>();

  constructor(parts: NoticeParts) {
    this.#parts = parts;
  }

  /**
   * Tells of a change, once: the same change of the same second is not told again, which is why whoever is not sure after a
   * restart may simply say it again. It is on disk when it resolves.
   * @param atMs when it happened, Unix milliseconds; not later than now
   * @throws when the disk refuses it: it can be told again
   */
  notify(downtime: Downtime, change: DowntimeChange, atMs: number): Promise<void> {
    return this.#turns.run(() => this.#tell(downtime, change, atMs));
  }

  async #tell(downtime: Downtime, change: DowntimeChange, atMs: number): Promise<void> {
    const { documents, events, mailbox, files, settings, sender, consoleUrl } = this.#parts;
    const notice = noticeOf(downtime, change, { atMs, consoleUrl: consoleUrl() });
    const event = auditEvent(notice);
    const key = keyOf(downtime, change, event);
    if (!this.#refused.has(key) && (await this.#isTold(event))) return;
    const id = this.#refused.get(key) ?? (await events.reserveId());
    const draft = draftOf(downtime, { key, notice, event: { ...event, id } });
    const mails = mailbox.add(await prepareMails(draft, { files, settings: settings.current() }));
    this.#refused.set(key, id);
    await documents.write(mails.documents, [{ ...event, id }]);
    this.#refused.delete(key);
    await mails.committed();
    sender.wake();
  }

  /** Its event says so: that is written together with the mails. */
  async #isTold({ timestampS, title, aggregationKey }: LabEvent): Promise<boolean> {
    const then = { fromS: timestampS, toS: timestampS, limit: 1000, tags: ['downtime'] };
    const found = await this.#parts.events.list(then);
    return found.some((each) => each.aggregationKey === aggregationKey && each.title === title);
  }
}

function noticeOf(
  downtime: Downtime,
  change: DowntimeChange,
  { atMs, consoleUrl }: { readonly atMs: number; readonly consoleUrl: string },
): AuditNotice {
  const { id, target } = downtime;
  const monitor = 'monitorId' in target ? [`monitor_id:${target.monitorId}`] : [];
  const body = downtimeBody(downtime, { change, atMs, consoleUrl });
  const tags = [`downtime_id:${id}`, ...monitor];
  return { of: 'downtime', id, title: downtimeTitle(downtime, change), body, atMs, tags };
}

function draftOf(
  { id, message }: Downtime,
  { key, notice, event }: { readonly key: string; readonly notice: AuditNotice; readonly event: StoredEvent },
): Draft {
  const { title, body, atMs } = notice;
  return {
    ...{ key, thread: event.aggregationKey, handles: handlesIn(message), title, body, tone: 'info', atMs },
    about: { kind: 'downtime', downtimeId: id, eventId: event.id },
    webhook: auditWebhook(notice, event),
  };
}

/** The same for the same change of the same second. */
function keyOf({ id }: Downtime, change: DowntimeChange, { timestampS }: Pick<LabEvent, 'timestampS'>): string {
  return `downtime\0${id}\0${change}\0${timestampS}`;
}
