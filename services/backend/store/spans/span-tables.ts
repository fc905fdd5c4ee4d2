/**
 * Spans, and the dictionary of their texts (span-dictionary.ts).
 *
 * A text column of `spans` holds the number of its value in `span_terms` under the key of the column; an element of `tags`
 * holds key and value (tag-id.ts). Number 0 says that the value stands in `extra` (extra-text.ts). `number_keys` and
 * `number_values` go side by side. `rest` is what has no column (span-rest.ts), empty for most.
 *
 * `span_keys` is only added to: all rows of an id together say what it has been seen as (`KeyFacts`).
 */
export const spanTables = `
  CREATE TABLE spans (
    id UBIGINT NOT NULL,
    received_s UINTEGER NOT NULL,
    start_ns BIGINT NOT NULL,
    duration_ns BIGINT NOT NULL,
    trace_high UBIGINT NOT NULL,
    trace_low UBIGINT NOT NULL,
    span_id UBIGINT NOT NULL,
    parent_id UBIGINT NOT NULL,
    flags UTINYINT NOT NULL,
    priority TINYINT NOT NULL,
    service UINTEGER NOT NULL,
    name UINTEGER NOT NULL,
    resource UINTEGER NOT NULL,
    type UINTEGER NOT NULL,
    env UINTEGER NOT NULL,
    version UINTEGER NOT NULL,
    host UINTEGER NOT NULL,
    tags UINTEGER[] NOT NULL,
    extra VARCHAR[] NOT NULL,
    number_keys UINTEGER[] NOT NULL,
    number_values DOUBLE[] NOT NULL,
    rest BLOB NOT NULL
  );
  CREATE TABLE span_keys (id UINTEGER NOT NULL, name VARCHAR NOT NULL, facts UTINYINT NOT NULL);
  CREATE TABLE span_terms (key UINTEGER NOT NULL, number UINTEGER NOT NULL, value VARCHAR NOT NULL, numeric DOUBLE);
`;
