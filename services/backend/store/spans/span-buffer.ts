import type { DuckDBConnection } from '@duckdb/node-api';
import type { SpanBatch } from '../../../../lib/model/span.ts';
import type { PendingWrite, WriteBuffer } from '../engine/group-commit.ts';
import { spanRows } from '../sink-rows.ts';
import type { SpanDictionary } from './span-dictionary.ts';
import { SpanEncoder } from './span-encoder.ts';
import { type SpanRows, SpanRowsWriter } from './span-rows.ts';

/** Spans that wait for their commit, as rows already, with what is new in the dictionary. */
export class SpanBuffer implements WriteBuffer {
  readonly #dictionary: SpanDictionary;
  readonly #encoder: SpanEncoder;
  #writer: SpanRowsWriter | undefined;
  #lots: SpanRows[] = [];
  #pendingRows = 0;

  constructor(dictionary: SpanDictionary) {
    this.#dictionary = dictionary;
    this.#encoder = new SpanEncoder(dictionary);
  }

  get pendingRows(): number {
    return this.#pendingRows;
  }

  /** @param arrival the id of the first, Unix seconds */
  add(batch: SpanBatch, arrival: { readonly firstId: number; readonly receivedS: number }): void {
    this.#encoder.encode(batch, this.#lots, arrival);
    this.#pendingRows += spanRows(batch);
  }

  take(): PendingWrite {
    const lots = this.#lots;
    const rows = this.#pendingRows;
    const terms = this.#dictionary.take();
    this.#lots = [];
    this.#pendingRows = 0;
    return {
      write: async (connection) => {
        await terms.write(connection);
        await this.#append(connection, lots);
      },
      restore: () => {
        terms.restore();
        this.#lots = [...lots, ...this.#lots];
        this.#pendingRows += rows;
      },
    };
  }

  async #append(connection: DuckDBConnection, lots: readonly SpanRows[]): Promise<void> {
    const appender = await connection.createAppender('spans');
    this.#writer ??= new SpanRowsWriter();
    try {
      for (const lot of lots) this.#writer.append(appender, lot);
    } finally {
      // Within the transaction, whatever happens.
      appender.closeSync();
    }
  }
}
