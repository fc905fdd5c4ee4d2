import type { DuckDBConnection } from '@duckdb/node-api';
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
      write: async (connection) => {
        for (const document of taken.values()) await replace(connection, document);
      },
      restore: () => {
        this.#pending = new Map([...taken, ...this.#pending]);
      },
    };
  }
}

async function replace(connection: DuckDBConnection, { kind, id, body }: Document): Promise<void> {
  await connection.run('DELETE FROM documents WHERE kind = $1 AND id = $2', [kind, id]);
  if (body !== undefined) await connection.run('INSERT INTO documents VALUES ($1, $2, $3)', [kind, id, body]);
}
