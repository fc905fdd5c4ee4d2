import { createHash } from 'node:crypto';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import { handlesIn } from '../../../../lib/message-template/handles.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { EventReader, UserDocuments } from '../../store/store.ts';
import { type DowntimeChange, downtimeBody, downtimeTitle } from '../message/downtime-message.ts';
import { eventText } from '../message/event-text.ts';
import { plainText } from '../message/plain-text.ts';
import type { Draft } from './draft.ts';
import type { MailFiles } from './mail-files.ts';
import type { Mailbox } from './mailbox.ts';
import type { NotifySettings } from './notify-settings.ts';
import { prepareMails } from './prepare-mails.ts';
import type { Sender } from './sender.ts';

interface NoticeParts {
  readonly documents: UserDocuments;
  readonly events: Pick<EventReader, 'reserveId' | 'list'>;
  readonly mailbox: Mailbox;
  readonly files: MailFiles;
  readonly sender: Pick<Sender, 'wake'>;
  readonly settings: Pick<NotifySettings, 'current'>;
  readonly consoleUrl: () => string;
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
    const event = eventOf(downtime, change, { atMs, consoleUrl: consoleUrl() });
    const key = keyOf(downtime, change, event);
    if (!this.#refused.has(key) && (await this.#isTold(event))) return;
    const id = this.#refused.get(key) ?? (await events.reserveId());
    const draft = draftOf(downtime, { event, eventId: id, change, atMs, consoleUrl: consoleUrl() });
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

function eventOf(
  downtime: Downtime,
  change: DowntimeChange,
  { atMs, consoleUrl }: { readonly atMs: number; readonly consoleUrl: string },
): LabEvent {
  const { id, target } = downtime;
  const monitor = 'monitorId' in target ? [`monitor_id:${target.monitorId}`] : [];
  return {
    title: downtimeTitle(downtime, change),
    text: eventText(downtimeBody(downtime, { change, atMs, consoleUrl })),
    timestampS: Math.floor(atMs / 1000),
    host: '',
    priority: 'low',
    alertType: 'info',
    aggregationKey: createHash('sha256').update(`downtime\0${id}`).digest('hex').slice(0, 32),
    sourceTypeName: 'downtime',
    deviceName: '',
    tags: ['audit', 'downtime', `downtime_id:${id}`, ...monitor].sort(),
  };
}

function draftOf(
  downtime: Downtime,
  of: {
    readonly event: LabEvent;
    readonly eventId: string;
    readonly change: DowntimeChange;
    readonly atMs: number;
    readonly consoleUrl: string;
  },
): Draft {
  const { event, eventId, atMs, change } = of;
  const body = downtimeBody(downtime, of);
  return {
    ...{ key: keyOf(downtime, change, event), thread: event.aggregationKey },
    ...{ handles: handlesIn(downtime.message), title: event.title, body, tone: 'info', atMs },
    about: { kind: 'downtime', downtimeId: downtime.id, eventId },
    webhook: {
      ...{ ID: eventId, EVENT_TITLE: event.title, EVENT_MSG: event.text, EVENT_TYPE: 'downtime', ALERT_TYPE: 'info' },
      ...{ DATE: String(Math.floor(atMs)), LAST_UPDATED: String(Math.floor(atMs)), TEXT_ONLY_MSG: plainText(body) },
      ...{
        AGGREG_KEY: event.aggregationKey,
        ORG_ID: '1',
        ORG_NAME: 'Labrador',
        PRIORITY: 'low',
        TAGS: event.tags.join(','),
      },
    },
  };
}

/** The same for the same change of the same second. */
function keyOf({ id }: Downtime, change: DowntimeChange, { timestampS }: Pick<LabEvent, 'timestampS'>): string {
  return `downtime\0${id}\0${change}\0${timestampS}`;
}
