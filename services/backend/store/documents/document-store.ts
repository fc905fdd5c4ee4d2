import { type DuckDBConnection, LIST, VARCHAR } from '@duckdb/node-api';
import type { PendingWrite, WriteBuffer } from '../engine/group-commit.ts';

interface Document {
  readonly kind: string;
  readonly id: string;
  /** Absent: the document is removed. */
  readonly body?: string;
}

/** Keeps small JSON documents by kind and id. Who owns a kind holds its documents in memory; this is their disk. */
export class DocumentStore implements WriteBuffer {
  #pending = new Map<string, Document>();

  get pendingRows(): number {
    return this.#pending.size;
  }

  /** Every document of a kind: id → parsed body. */
  async load(connection: DuckDBConnection, kind: string): Promise<ReadonlyMap<string, unknown>> {
    const result = await connection.runAndReadAll('SELECT id, body FROM documents WHERE kind = $1', [kind]);
    return new Map(result.getRowsJS().map(([id, body]) => [String(id), JSON.parse(String(body)) as unknown]));
  }

  /** Writes a document with the next commit, in place of the one before. */
  put(kind: string, id: string, value: unknown): void {
    this.#pending.set(`${kind}\0${id}`, { kind, id, body: JSON.stringify(value) });
  }

  /** Removes a document with the next commit. */
  remove(kind: string, id: string): void {
    this.#pending.set(`${kind}\0${id}`, { kind, id });
  }

  take(): PendingWrite {
    const taken = this.#pending;
    this.#pending = new Map();
    return {
      write: (connection) => replace(connection, [...taken.values()]),
      restore: () => {
        this.#pending = new Map([...taken, ...this.#pending]);
      },
    };
  }
}

/** All at once: a statement for each document would cost a transaction of thousands of them more memory than there is. */
async function replace(connection: DuckDBConnection, documents: readonly Document[]): Promise<void> {
  const removal = await connection.prepare(`
    DELETE FROM documents USING (SELECT unnest($1) AS kind, unnest($2) AS id) AS written
    WHERE documents.kind = written.kind AND documents.id = written.id`);
  try {
    const [kinds, ids] = [documents.map(({ kind }) => kind), documents.map(({ id }) => id)];
    removal.bindList(1, kinds, LIST(VARCHAR));
    removal.bindList(2, ids, LIST(VARCHAR));
    await removal.run();
  } finally {
    removal.destroySync();
  }
  const appender = await connection.createAppender('documents');
  try {
    for (const { kind, id, body } of documents) {
      if (body === undefined) continue;
      for (const text of [kind, id, body]) appender.appendVarchar(text);
      appender.endRow();
    }
  } finally {
    // Within the transaction, whatever happens.
    appender.closeSync();
  }
}
