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
