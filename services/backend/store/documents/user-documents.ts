import type { Database } from '../engine/database.ts';
import type { GroupCommit } from '../engine/group-commit.ts';
import type { EventStore } from '../events/event-store.ts';
import type { DocumentChange, DocumentKind, StoredEvent, UserDocuments } from '../store.ts';
import type { DocumentStore } from './document-store.ts';

/** What users make by the API, as it lies on disk: read once by its owner, who holds it; written before it is answered. */
export class StoredUserDocuments implements UserDocuments {
  readonly #documents: DocumentStore;
  readonly #events: Pick<EventStore, 'put'>;
  readonly #database: Database;
  readonly #commit: GroupCommit;

  constructor(parts: {
    documents: DocumentStore;
    events: Pick<EventStore, 'put'>;
    database: Database;
    commit: GroupCommit;
  }) {
    this.#documents = parts.documents;
    this.#events = parts.events;
    this.#database = parts.database;
    this.#commit = parts.commit;
  }

  async load(kind: DocumentKind): Promise<Readonly<Record<string, unknown>>> {
    await this.#commit.settled();
    const documents = await this.#database.read((connection) => this.#documents.load(connection, kind));
    return Object.fromEntries(documents);
  }

  async write(changes: readonly DocumentChange[], events: readonly StoredEvent[] = []): Promise<void> {
    // All that lies in the buffers at once is one transaction.
    for (const { kind, id, value } of changes) {
      if (value === undefined) this.#documents.remove(kind, id);
      else this.#documents.put(kind, id, value);
    }
    for (const event of events) this.#events.put(event);
    await this.#commit.flush();
  }
}
