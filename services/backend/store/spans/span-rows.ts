import {
  BIGINT,
  BLOB,
  DOUBLE,
  type DuckDBAppender,
  DuckDBDataChunk,
  LIST,
  TINYINT,
  UBIGINT,
  UINTEGER,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { GrowingColumn } from './growing-column.ts';
import { textColumns } from './text-columns.ts';

/** Rows of one lot: as many as a chunk of DuckDB holds. */
export const rowsPerLot: number = duckdb.vector_size();

/** The types of the table's columns, in its order. */
const types = [
  ...[UBIGINT, UINTEGER, BIGINT, BIGINT, UBIGINT, UBIGINT, UBIGINT, UBIGINT, UTINYINT, TINYINT],
  ...textColumns.map(() => UINTEGER),
  ...[LIST(UINTEGER), LIST(VARCHAR), LIST(UINTEGER), LIST(DOUBLE), BLOB],
];

/** Rows of the table `spans` as DuckDB lays them out, until they are stored. */
export class SpanRows {
  length = 0;
  /** Two halves a row, the lower first. */
  readonly id = new Uint32Array(2 * rowsPerLot);
  readonly receivedS = new Uint32Array(rowsPerLot);
  readonly startNs = new BigInt64Array(rowsPerLot);
  readonly durationNs = new BigInt64Array(rowsPerLot);
  readonly traceHigh = new BigUint64Array(rowsPerLot);
  readonly traceLow = new BigUint64Array(rowsPerLot);
  readonly spanId = new BigUint64Array(rowsPerLot);
  readonly parentId = new BigUint64Array(rowsPerLot);
  readonly flags = new Uint8Array(rowsPerLot);
  readonly priority = new Int8Array(rowsPerLot);
  readonly texts: readonly Uint32Array<ArrayBuffer>[] = textColumns.map(() => new Uint32Array(rowsPerLot));
  readonly tagEnd = new Uint32Array(rowsPerLot);
  readonly tags = new GrowingColumn(new Uint32Array(8 * rowsPerLot));
  readonly extraEnd = new Uint32Array(rowsPerLot);
  readonly extra: string[] = [];
  readonly numberEnd = new Uint32Array(rowsPerLot);
  readonly numberKeys = new GrowingColumn(new Uint32Array(4 * rowsPerLot));
  readonly numberValues = new GrowingColumn(new Float64Array(4 * rowsPerLot));
  /** Row → its bytes. */
  readonly rest = new Map<number, Uint8Array>();
}

/** Appends lots of rows to the table, all with the same chunk. */
export class SpanRowsWriter {
  readonly #chunk = DuckDBDataChunk.create(types);
  /** Of each row of a list its offset and its length, in 64 bits each. */
  readonly #entries = new Uint32Array(4 * rowsPerLot);
  readonly #noBytes = new Uint8Array(16 * rowsPerLot);
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(1 << 14);

  append(appender: DuckDBAppender, rows: SpanRows): void {
    this.#chunk.reset();
    const { id, receivedS, startNs, durationNs, traceHigh, traceLow, spanId, parentId, flags, priority } = rows;
    const plain = [receivedS, startNs, durationNs, traceHigh, traceLow, spanId, parentId, flags, priority];
    copy(this.#vector(0), id.subarray(0, 2 * rows.length));
    for (const [at, column] of [...plain, ...rows.texts].entries()) {
      copy(this.#vector(1 + at), column.subarray(0, rows.length));
    }
    const lists = 1 + plain.length + rows.texts.length;
    copy(this.#list(lists, rows.length, rows.tagEnd), rows.tags.values);
    this.#texts(this.#list(lists + 1, rows.length, rows.extraEnd), rows.extra);
    copy(this.#list(lists + 2, rows.length, rows.numberEnd), rows.numberKeys.values);
    copy(this.#list(lists + 3, rows.length, rows.numberEnd), rows.numberValues.values);
    const rest = this.#vector(lists + 4);
    copy(rest, this.#noBytes.subarray(0, 16 * rows.length));
    for (const [row, bytes] of rows.rest) duckdb.vector_assign_string_element_len(rest, row, bytes);
    this.#chunk.rowCount = rows.length;
    appender.appendDataChunk(this.#chunk);
  }

  #vector(column: number): duckdb.Vector {
    return duckdb.data_chunk_get_vector(this.#chunk.chunk, column);
  }

  /** Writes where each row's list is. @returns the vector of the elements */
  #list(column: number, rows: number, end: Uint32Array): duckdb.Vector {
    const vector = this.#vector(column);
    let from = 0;
    for (let row = 0; row < rows; row++) {
      const to = end[row] as number;
      this.#entries[4 * row] = from;
      this.#entries[4 * row + 2] = to - from;
      from = to;
    }
    copy(vector, this.#entries.subarray(0, 4 * rows));
    duckdb.list_vector_reserve(vector, from);
    duckdb.list_vector_set_size(vector, from);
    return duckdb.list_vector_get_child(vector);
  }

  /** Not as strings: the binding ends those at their first NUL. */
  #texts(vector: duckdb.Vector, texts: readonly string[]): void {
    for (const [at, text] of texts.entries()) {
      if (3 * text.length > this.#bytes.length) this.#bytes = new Uint8Array(6 * text.length);
      const { written } = this.#encoder.encodeInto(text, this.#bytes);
      duckdb.vector_assign_string_element_len(vector, at, this.#bytes.subarray(0, written));
    }
  }
}

type Column = Uint8Array | Int8Array | Uint32Array | Float64Array | BigInt64Array | BigUint64Array;

function copy(vector: duckdb.Vector, column: Column): void {
  if (column.length === 0) return;
  duckdb.copy_data_to_vector(vector, 0, column.buffer as ArrayBuffer, column.byteOffset, column.byteLength);
}
