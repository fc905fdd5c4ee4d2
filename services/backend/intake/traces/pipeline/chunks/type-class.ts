/** What the type of a span says of its resource and tags. */
export const TypeClass = {
  other: 0,
  sql: 1,
  redis: 2,
  valkey: 3,
  memcached: 4,
  /** Requests, in and out. */
  http: 5,
  mongo: 6,
  elastic: 7,
} as const;
export type TypeClass = (typeof TypeClass)[keyof typeof TypeClass];

const known: ReadonlyMap<string, TypeClass> = new Map<string, TypeClass>([
  ['sql', TypeClass.sql],
  ['cassandra', TypeClass.sql],
  ['redis', TypeClass.redis],
  ['valkey', TypeClass.valkey],
  ['memcached', TypeClass.memcached],
  ['web', TypeClass.http],
  ['http', TypeClass.http],
  ['mongodb', TypeClass.mongo],
  ['elasticsearch', TypeClass.elastic],
  ['opensearch', TypeClass.elastic],
]);

/** What spans of a type are (wire.md 2.12). */
export function typeClass(type: string): TypeClass {
  return known.get(type) ?? TypeClass.other;
}
