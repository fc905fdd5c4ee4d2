/** What is known of profiles whose files lie in `DATA/profiles/<id>`; `files` is JSON, `bytes` are those of all of them. */
export const profileTables = `
  CREATE TABLE profiles (
    id VARCHAR NOT NULL,
    service VARCHAR NOT NULL,
    env VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    host VARCHAR NOT NULL,
    family VARCHAR NOT NULL,
    start_ms DOUBLE NOT NULL,
    end_ms DOUBLE NOT NULL,
    runtime_id VARCHAR NOT NULL,
    tags VARCHAR[] NOT NULL,
    files VARCHAR NOT NULL,
    bytes DOUBLE NOT NULL,
    received_s UINTEGER NOT NULL
  );
`;
