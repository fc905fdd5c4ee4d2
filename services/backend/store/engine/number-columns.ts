import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, type DuckDBResult, UINTEGER } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** A column as DuckDB lays it out in memory: DOUBLE or UINTEGER, without NULL. */
export type NumberColumn = Float64Array | Uint32Array;

/** The most rows a chunk holds. */
const chunkRows = duckdb.vector_size();

/**
 * Visits the rows of a result whose first column is a UINTEGER and whose others are lists of DOUBLE or UINTEGER, nothing
 * NULL. The lists are DuckDB's own memory, valid during the call. Much faster than reading value by value.
 * @returns how many rows there were
 */
export async function visitLists(
  result: DuckDBResult,
  visit: (key: number, lists: readonly NumberColumn[]) => void,
): Promise<number> {
  let visited = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const rows = chunk.rowCount;
    const keys = numbersOf(duckdb.data_chunk_get_vector(chunk.chunk, 0), rows);
    const lists = Array.from({ length: chunk.columnCount - 1 }, (_, index) =>
      listsOf(duckdb.data_chunk_get_vector(chunk.chunk, index + 1), rows),
    );
    for (let row = 0; row < rows; row++) {
      visit(
        keys[row] ?? 0,
        lists.map((list) => list(row)),
      );
    }
    // Asked of the chunk once more: its memory is freed when nothing refers to it any longer.
    visited += chunk.rowCount;
  }
  return visited;
}

/** Gives row i's list of a list column, as a view. */
function listsOf(vector: duckdb.Vector, rows: number): (row: number) => NumberColumn {
  const entries = duckdb.vector_get_data(vector, rows * 16);
  const offsetAndLength = new BigUint64Array(entries.buffer, entries.byteOffset, rows * 2);
  const items = numbersOf(duckdb.list_vector_get_child(vector), duckdb.list_vector_get_size(vector));
  return (row) => {
    const offset = Number(offsetAndLength[row * 2]);
    return items.subarray(offset, offset + Number(offsetAndLength[row * 2 + 1]));
  };
}

function numbersOf(vector: duckdb.Vector, rows: number): NumberColumn {
  const type = duckdb.get_type_id(duckdb.vector_get_column_type(vector));
  const wide = type === duckdb.Type.DOUBLE;
  if (!wide && type !== duckdb.Type.UINTEGER) throw new Error(`Cannot read a column of type ${type} as numbers`);
  const bytes = duckdb.vector_get_data(vector, rows * (wide ? 8 : 4));
  return wide
    ? new Float64Array(bytes.buffer, bytes.byteOffset, rows)
    : new Uint32Array(bytes.buffer, bytes.byteOffset, rows);
}

/**
 * Appends columns of equal length to a table whose columns are DOUBLE (Float64Array) or UINTEGER (Uint32Array), within
 * the connection's transaction.
 */
export async function appendNumberColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly NumberColumn[],
): Promise<void> {
  const rows = columns[0]?.length ?? 0;
  if (rows === 0) return;
  const chunk = DuckDBDataChunk.create(columns.map((column) => (column instanceof Float64Array ? DOUBLE : UINTEGER)));
  const appender = await connection.createAppender(table);
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
  appender.closeSync();
}
