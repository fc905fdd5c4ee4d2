import type { Database } from '../engine/database.ts';
import type { GroupCommit } from '../engine/group-commit.ts';
import type { DocumentChange, DocumentKind, UserDocuments } from '../store.ts';
import type { DocumentStore } from './document-store.ts';

/** What users make by the API, as it lies on disk: read once by its owner, who holds it; written before it is answered. */
export class StoredUserDocuments implements UserDocuments {
  readonly #documents: DocumentStore;
  readonly #database: Database;
  readonly #commit: GroupCommit;

  constructor(parts: { documents: DocumentStore; database: Database; commit: GroupCommit }) {
    this.#documents = parts.documents;
    this.#database = parts.database;
    this.#commit = parts.commit;
  }

  async load(kind: DocumentKind): Promise<Readonly<Record<string, unknown>>> {
    await this.#commit.settled();
    const documents = await this.#database.read((connection) => this.#documents.load(connection, kind));
    return Object.fromEntries(documents);
  }

  async write(changes: readonly DocumentChange[]): Promise<void> {
    for (const { kind, id, value } of changes) {
      if (value === undefined) this.#documents.remove(kind, id);
      else this.#documents.put(kind, id, value);
    }
    await this.#commit.flush();
  }
}
