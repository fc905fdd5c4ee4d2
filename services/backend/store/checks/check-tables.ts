/** Every report of a service check within retention. */
export const checkTables = `
  CREATE TABLE service_checks (
    ts UINTEGER NOT NULL,
    name VARCHAR NOT NULL,
    status UTINYINT NOT NULL,
    host VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    tags VARCHAR[] NOT NULL
  );
`;
