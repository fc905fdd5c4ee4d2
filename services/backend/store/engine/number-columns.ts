import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBMaterializedResult,
  INTEGER,
  UINTEGER,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** A column as DuckDB lays it out in memory: DOUBLE, UINTEGER or INTEGER, without NULL. */
export type NumberColumn = Float64Array | Uint32Array | Int32Array;

/** The most rows a chunk holds. */
const chunkRows = duckdb.vector_size();

/**
 * Visits the rows of a result whose columns are DOUBLE, UINTEGER or INTEGER, nothing NULL, about two thousand at a time. The columns
 * are DuckDB's own memory, valid during the call. Much faster than fetching chunk by chunk, each a turn of the event loop.
 * @returns how many rows there were
 */
export function visitNumberColumns(
  result: DuckDBMaterializedResult,
  visit: (columns: readonly NumberColumn[]) => void,
): number {
  const types = Array.from({ length: result.columnCount }, (_, index) => Number(result.columnTypeId(index)));
  const { chunkCount } = result;
  let visited = 0;
  for (let index = 0; index < chunkCount; index++) {
    const chunk = result.getChunk(index);
    const rows = chunk.rowCount;
    visit(types.map((type, column) => numbersOf(duckdb.data_chunk_get_vector(chunk.chunk, column), { type, rows })));
    // Asked of the chunk once more: its memory is freed when nothing refers to it any longer.
    visited += chunk.rowCount;
  }
  return visited;
}

function numbersOf(vector: duckdb.Vector, { type, rows }: { type: number; rows: number }): NumberColumn {
  const bytes = duckdb.vector_get_data(vector, rows * (type === duckdb.Type.DOUBLE ? 8 : 4));
  switch (type) {
    case duckdb.Type.DOUBLE:
      return new Float64Array(bytes.buffer, bytes.byteOffset, rows);
    case duckdb.Type.UINTEGER:
      return new Uint32Array(bytes.buffer, bytes.byteOffset, rows);
    case duckdb.Type.INTEGER:
      return new Int32Array(bytes.buffer, bytes.byteOffset, rows);
    default:
      throw new Error(`Cannot read a column of type ${type} as numbers`);
  }
}

function typeOf(column: NumberColumn): typeof DOUBLE | typeof UINTEGER | typeof INTEGER {
  if (column instanceof Float64Array) return DOUBLE;
  return column instanceof Uint32Array ? UINTEGER : INTEGER;
}

/**
 * Appends columns of equal length to a table whose columns are DOUBLE (Float64Array), UINTEGER (Uint32Array) or INTEGER (Int32Array), within
 * the connection's transaction.
 */
export async function appendNumberColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly NumberColumn[],
): Promise<void> {
  const rows = columns[0]?.length ?? 0;
  if (rows === 0) return;
  const chunk = DuckDBDataChunk.create(columns.map(typeOf));
  const appender = await connection.createAppender(table);
  try {
    for (let from = 0; from < rows; from += chunkRows) {
      const to = Math.min(from + chunkRows, rows);
      chunk.reset();
      columns.forEach((column, index) => {
        const part = column.subarray(from, to);
        const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
        duckdb.copy_data_to_vector(vector, 0, part.buffer as ArrayBuffer, part.byteOffset, part.byteLength);
      });
      chunk.rowCount = to - from;
      appender.appendDataChunk(chunk);
    }
  } finally {
    // Within the transaction, whatever happens: an appender that is left open writes its rows when it is collected.
    appender.closeSync();
  }
}
