import { mayHoldCardNumber } from '../obfuscate/card-number.ts';
import { mendKey } from './mend-texts.ts';

/** What a tag's key says about its value. */
export const TagKey = {
  /** Nothing. */
  plain: 0,
  /** Its value is known to be no card number, whatever it looks like. */
  noCard: 1,
  /** `_dd.….json` and the like: data that is not cut. */
  structured: 2,
  /** Longer than keys may be. */
  long: 3,
  // What the facts of a span are read from, up to `dbType`.
  env: 4,
  version: 5,
  hostname: 6,
  statusCode: 7,
  spanKind: 8,
  dbType: 9,
  peerService: 10,
  baseService: 11,
  origin: 12,
  /** `_dd.p.…`: of the chunk, though only its first span has it. */
  propagated: 13,
  sqlQuery: 14,
  // What may look like a card number, from here on.
  url: 15,
  /** The statement by the names of OpenTelemetry. */
  sqlStatement: 16,
  redisCommand: 17,
  valkeyCommand: 18,
  memcachedCommand: 19,
  mongoQuery: 20,
  elasticBody: 21,
  openSearchBody: 22,
} as const;
export type TagKey = (typeof TagKey)[keyof typeof TagKey];

const known: ReadonlyMap<string, TagKey> = new Map<string, TagKey>([
  ['env', TagKey.env],
  ['version', TagKey.version],
  ['_dd.hostname', TagKey.hostname],
  ['http.status_code', TagKey.statusCode],
  ['span.kind', TagKey.spanKind],
  ['peer.service', TagKey.peerService],
  ['_dd.base_service', TagKey.baseService],
  ['db.type', TagKey.dbType],
  ['_dd.origin', TagKey.origin],
  ['sql.query', TagKey.sqlQuery],
  ['db.statement', TagKey.sqlStatement],
  ['db.query.text', TagKey.sqlStatement],
  ['http.url', TagKey.url],
  ['redis.raw_command', TagKey.redisCommand],
  ['valkey.raw_command', TagKey.valkeyCommand],
  ['memcached.command', TagKey.memcachedCommand],
  ['mongodb.query', TagKey.mongoQuery],
  ['elasticsearch.body', TagKey.elasticBody],
  ['opensearch.body', TagKey.openSearchBody],
]);

const structured = /^_dd\..*\.(?:json|msgpack|protobuf)$/s;

/** What the key of a tag says. */
export function tagKey(key: string): TagKey {
  const code = known.get(key);
  if (code !== undefined) return code;
  if (key.startsWith('_dd.p.') && mendKey(key).text === key) return TagKey.propagated;
  if (structured.test(key)) return TagKey.structured;
  if (mendKey(key).text !== key) return TagKey.long;
  return mayHoldCardNumber(key) ? TagKey.plain : TagKey.noCard;
}
