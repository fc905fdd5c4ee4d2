/** Small JSON documents by kind and id: host metadata, metric metadata. */
export const documentTables = `
  CREATE TABLE documents (kind VARCHAR NOT NULL, id VARCHAR NOT NULL, body VARCHAR NOT NULL);
`;
