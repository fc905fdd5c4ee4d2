import type { MailDelivery } from '../../../../lib/api-types/mailbox.ts';
import type { DocumentChange, UserDocuments } from '../../store/store.ts';
import type { MailFiles } from './mail-files.ts';
import type { MailContent, MailRecord } from './mail-record.ts';

/** How much is kept: past either, the oldest go that are not waiting to be sent. */
export interface MailboxLimits {
  readonly count: number;
  readonly bytes: number;
  /** Those that wait to be sent; past it messages are kept, and not sent. */
  readonly waiting: number;
}

const defaultLimits: MailboxLimits = { count: 1000, bytes: 200_000_000, waiting: 500 };

/** A change of the Mailbox that is not on disk yet. */
export interface MailboxChange {
  /** To be written together with what brings the mails about. */
  readonly documents: readonly DocumentChange[];
  /** To be called once they are on disk. */
  committed(): Promise<void>;
}

/** Every message that was made, with how its delivery is: in memory and in the store; what it says is in files. */
export class Mailbox {
  readonly #documents: UserDocuments;
  readonly #files: MailFiles;
  readonly #limits: MailboxLimits;
  readonly #records: Map<string, MailRecord>;

  private constructor(
    records: Map<string, MailRecord>,
    parts: { documents: UserDocuments; files: MailFiles; limits?: Partial<MailboxLimits> | undefined },
  ) {
    this.#records = records;
    this.#documents = parts.documents;
    this.#files = parts.files;
    this.#limits = { ...defaultLimits, ...parts.limits };
  }

  /** Reads what was there, and removes files of mails that are none. */
  static async open(parts: {
    documents: UserDocuments;
    files: MailFiles;
    limits?: Partial<MailboxLimits> | undefined;
  }): Promise<Mailbox> {
    const stored = Object.entries(await parts.documents.load('mail')) as [string, MailRecord][];
    const mailbox = new Mailbox(new Map(stored), parts);
    await parts.files.removeOthers((id) => mailbox.#records.has(id));
    return mailbox;
  }

  /** Newest first. */
  list(): readonly MailRecord[] {
    return [...this.#records.values()].sort((a, b) => b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1));
  }

  get(id: string): MailRecord | undefined {
    return this.#records.get(id);
  }

  /** What a mail says; undefined when there is none of this id. */
  content(id: string): Promise<MailContent | undefined> {
    return this.#records.has(id) ? this.#files.content(id) : Promise.resolve(undefined);
  }

  /** The bytes of a mail; undefined when there is none of this id. */
  raw(id: string): Promise<Buffer | undefined> {
    return this.#records.has(id) ? this.#files.raw(id) : Promise.resolve(undefined);
  }

  /** Adds mails whose files are written, and makes room for them. What is there by an id already stays as it is. */
  add(records: readonly MailRecord[]): MailboxChange {
    const waiting = [...this.#records.values()].filter(({ delivery }) => delivery.status === 'waiting').length;
    const fresh = records.filter(({ id }) => !this.#records.has(id));
    const added = fresh.map((record, at) => this.#bounded(record, waiting + at));
    const gone = this.#pastLimits(added);
    return {
      documents: [
        ...added.map((record): DocumentChange => ({ kind: 'mail', id: record.id, value: record })),
        ...gone.map((id): DocumentChange => ({ kind: 'mail', id })),
      ],
      committed: async () => {
        for (const record of added) this.#records.set(record.id, record);
        for (const id of gone) await this.#forget(id);
      },
    };
  }

  /** Writes how the delivery of a mail is. One that was removed meanwhile stays removed. */
  async update(id: string, delivery: MailDelivery): Promise<void> {
    const record = this.#records.get(id);
    if (!record) return;
    const changed = { ...record, delivery };
    this.#records.set(id, changed);
    await this.#documents.write([{ kind: 'mail', id, value: changed }]);
  }

  /** Removes a mail, sent or not. @returns whether there was one */
  async remove(id: string): Promise<boolean> {
    const record = this.#records.get(id);
    if (!record) return false;
    // Gone before it is written: who sends it meanwhile would write it again.
    this.#records.delete(id);
    try {
      await this.#documents.write([{ kind: 'mail', id }]);
    } catch (error) {
      this.#records.set(id, record);
      throw error;
    }
    await this.#forget(id);
    return true;
  }

  async #forget(id: string): Promise<void> {
    this.#records.delete(id);
    await this.#files.remove(id);
  }

  #bounded(record: MailRecord, waiting: number): MailRecord {
    if (record.delivery.status !== 'waiting' || waiting < this.#limits.waiting) return record;
    const reason = `${this.#limits.waiting} messages wait to be sent already`;
    return { ...record, delivery: { status: 'failed', attempts: 0, reason } };
  }

  /** Ids of those that have to go for the new ones. */
  #pastLimits(added: readonly MailRecord[]): readonly string[] {
    const all = [...this.#records.values()];
    let count = all.length + added.length;
    let bytes = [...all, ...added].reduce((sum, each) => sum + each.bytes, 0);
    const gone: string[] = [];
    const oldestFirst = all.sort((a, b) => a.createdAtMs - b.createdAtMs);
    for (const each of oldestFirst) {
      if (count <= this.#limits.count && bytes <= this.#limits.bytes) break;
      if (each.delivery.status === 'waiting') continue;
      gone.push(each.id);
      count -= 1;
      bytes -= each.bytes;
    }
    return gone;
  }
}
