/**
 * Contexts (`contexts_settled`: when their last_seen_s was last written), and points at their own second. `points` has neither key nor index: that a context has one point a second is
 * kept by the writer, which knows the newest second of each context.
 */
export const metricTables = `
  CREATE TABLE contexts (
    id UINTEGER NOT NULL,
    metric VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    host VARCHAR NOT NULL,
    tags VARCHAR[] NOT NULL,
    interval_s DOUBLE NOT NULL,
    first_seen_s UINTEGER NOT NULL,
    last_seen_s UINTEGER NOT NULL
  );
  CREATE TABLE contexts_settled (at_s UINTEGER NOT NULL);
  CREATE TABLE points (context UINTEGER NOT NULL, ts UINTEGER NOT NULL, value DOUBLE NOT NULL);
`;

const rollupColumns = 'context UINTEGER, ts UINTEGER, count DOUBLE, sum DOUBLE, min DOUBLE, max DOUBLE, last DOUBLE';

const binColumns = 'context UINTEGER, ts UINTEGER, key INTEGER, weight DOUBLE';

/**
 * What tiers need (tiers/tiers.ts), and the highest id that a context ever had: those of forgotten ones are not given again,
 * as there may be points of theirs. The tables hold the rows that are in no segment yet; those of raw rows have a
 * `generation`, which tells what was there when a sealing began from what came since.
 */
export const tierTables = `
  ALTER TABLE points ADD COLUMN generation UINTEGER DEFAULT 0;
  CREATE TABLE sketches (${rollupColumns}, generation UINTEGER);
  CREATE TABLE sketch_bins (${binColumns}, generation UINTEGER);
  CREATE TABLE minutes (${rollupColumns});
  CREATE TABLE minute_bins (${binColumns});
  CREATE TABLE hours (${rollupColumns});
  CREATE TABLE hour_bins (${binColumns});
  CREATE TABLE segments (
    table_name VARCHAR NOT NULL,
    from_s UINTEGER NOT NULL,
    to_s UINTEGER NOT NULL,
    file VARCHAR NOT NULL,
    row_count UBIGINT NOT NULL,
    bytes UBIGINT NOT NULL
  );
  CREATE TABLE context_ids (last_id UINTEGER NOT NULL);
  INSERT INTO context_ids SELECT coalesce(max(id), 0) FROM contexts;
  CREATE TABLE tiers (name VARCHAR NOT NULL, sealed_up_to_s UINTEGER NOT NULL, kept_from_s UINTEGER NOT NULL);
`;
