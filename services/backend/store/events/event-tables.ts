/** The event stream within retention. */
export const eventTables = `
  CREATE TABLE events (
    id UBIGINT NOT NULL,
    ts UINTEGER NOT NULL,
    title VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    host VARCHAR NOT NULL,
    priority VARCHAR NOT NULL,
    alert_type VARCHAR NOT NULL,
    aggregation_key VARCHAR NOT NULL,
    source_type_name VARCHAR NOT NULL,
    device_name VARCHAR NOT NULL,
    tags VARCHAR[] NOT NULL
  );
`;

/** What events of Datadog's second version have besides: a word and JSON, both empty for others. */
export const eventCategoryColumns = `
  ALTER TABLE events ADD COLUMN category VARCHAR DEFAULT '';
  ALTER TABLE events ADD COLUMN attributes VARCHAR DEFAULT '';
`;
