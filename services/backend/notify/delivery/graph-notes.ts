import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../../lib/clock/clock.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import { handlesIn } from '../../../../lib/message-template/handles.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { PictureRequest } from '../../../../lib/picture/picture.ts';
import { eventText } from '../message/event-text.ts';
import { plainText } from '../message/plain-text.ts';
import type { GraphSnapshots } from '../picture/graph-snapshots.ts';
import type { Draft } from './draft.ts';
import { prepareMails } from './prepare-mails.ts';
import type { TellingParts } from './telling-parts.ts';

interface NoteParts extends TellingParts {
  readonly snapshots: Pick<GraphSnapshots, 'take'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Logger, 'error'>;
}

/** A graph that somebody remarks on. */
export interface GraphNote {
  readonly picture: PictureRequest;
  /** Markdown; whom it names gets it. */
  readonly comment: string;
  /** Where the graph stands, below the console's address: `/dashboard/abc-def-ghi`. */
  readonly path?: string;
  readonly by: string;
}

/** What became of a note: it is on disk. */
export interface SentNote {
  readonly eventId: string;
  readonly snapshotUrl: string;
  /** Whom the remark names. */
  readonly handles: readonly string[];
}

/** Sends graphs with a remark: an event of type `snapshot`, and a message to each whom the remark names. */
export class GraphNotes {
  readonly #parts: NoteParts;

  constructor(parts: NoteParts) {
    this.#parts = parts;
  }

  /** @throws HttpError when the graph cannot be asked; Error when it cannot be drawn, or the disk refuses */
  async send(note: GraphNote): Promise<SentNote> {
    const { documents, events, mailbox, files, settings, sender, clock, snapshots } = this.#parts;
    const [atMs, id, consoleUrl] = [clock.now(), randomUUID(), this.#parts.consoleUrl()];
    const drawn = await snapshots.take(note.picture, { id, atMs });
    const eventId = await events.reserveId();
    const snapshotUrl = `${consoleUrl}${drawn.path}`;
    const image = `![Graph](${snapshotUrl})`;
    const body = `${note.comment.trim()}\n\n${note.path === undefined ? image : `[${image}](${consoleUrl}${note.path})`}`;
    const event = eventOf(note, { body, atMs, id });
    const draft: Draft = {
      ...{ key: `graph\0${id}`, thread: event.aggregationKey, handles: handlesIn(note.comment) },
      ...{ title: event.title, body, tone: 'info', atMs, about: { kind: 'graph', eventId } },
      graph: { png: drawn.png, url: snapshotUrl },
      webhook: {
        ...{
          ID: eventId,
          EVENT_TITLE: event.title,
          EVENT_MSG: event.text,
          EVENT_TYPE: 'snapshot',
          SNAPSHOT: snapshotUrl,
        },
        ...{ DATE: String(Math.floor(atMs)), LAST_UPDATED: String(Math.floor(atMs)), TEXT_ONLY_MSG: plainText(body) },
        ...{ ORG_ID: '1', ORG_NAME: 'Labrador', PRIORITY: 'normal', USER: note.by },
      },
    };
    const mails = mailbox.add(await prepareMails(draft, { files, settings: settings.current() }));
    await documents.write(mails.documents, [{ ...event, id: eventId }]);
    await mails.committed();
    sender.wake();
    return { eventId, snapshotUrl, handles: draft.handles.map(({ text }) => text) };
  }
}

function eventOf(
  { picture, by }: GraphNote,
  { body, atMs, id }: { readonly body: string; readonly atMs: number; readonly id: string },
): LabEvent {
  const { title } = picture.definition;
  return {
    title: `${by} commented on ${typeof title === 'string' && title !== '' ? title : 'a graph'}`,
    text: eventText(body),
    timestampS: Math.floor(atMs / 1000),
    host: '',
    priority: 'normal',
    alertType: 'snapshot',
    aggregationKey: id.replaceAll('-', ''),
    sourceTypeName: 'snapshot',
    deviceName: '',
    tags: ['snapshot'],
  };
}
