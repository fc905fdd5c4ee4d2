import assert from 'node:assert/strict';
import { test } from 'node:test';
import { obfuscateRedis } from './obfuscate-redis.ts';

const cases: readonly (readonly [string, string])[] = [
  ['GET employee:42', 'GET employee:42'],
  ['AUTH s3cret', 'AUTH ?'],
  ['AUTH grace s3cret', 'AUTH ?'],
  ['AUTH', 'AUTH'],
  ['SET k v', 'SET k ?'],
  ['set k v EX 60 NX', 'set k ? EX 60 NX'],
  ['SET k', 'SET k'],
  ['APPEND k v', 'APPEND k ?'],
  ['SISMEMBER k m', 'SISMEMBER k ?'],
  ['SETEX k 10 v', 'SETEX k 10 ?'],
  ['SMOVE a b m', 'SMOVE a b ?'],
  ['RESTORE k 0 v REPLACE', 'RESTORE k 0 ? REPLACE'],
  ['LINSERT k BEFORE a b', 'LINSERT k BEFORE a ?'],
  ['SADD k a b c', 'SADD k ?'],
  ['SADD k', 'SADD k'],
  ['GEOADD k 1 2 a 3 4 b', 'GEOADD k 1 2 ? 3 4 ?'],
  ['GEOADD k 1 2', 'GEOADD k 1 2'],
  ['HSET k f1 v1 f2 v2', 'HSET k f1 ? f2 ?'],
  ['HMSET k f v', 'HMSET k f ?'],
  ['MSET a 1 b 2', 'MSET a ? b ?'],
  ['CONFIG SET requirepass s3cret', 'CONFIG SET requirepass ?'],
  ['CONFIG GET save', 'CONFIG GET save'],
  ['CONFIG', 'CONFIG'],
  ['BITFIELD k GET u8 0 SET u8 0 255 INCRBY u8 0 1', 'BITFIELD k GET u8 0 SET u8 0 ? INCRBY u8 0 1'],
  ['BITFIELD k GET u8 0', 'BITFIELD k GET u8 0'],
  ['ZADD k 1 a 2 b', 'ZADD k 1 ? 2 ?'],
  ['ZADD k NX CH INCR 1 a', 'ZADD k NX CH INCR 1 ?'],
  ['ZADD k', 'ZADD k'],
  ['SET k "a b\nc \\" d" EX 1', 'SET k ? EX 1'],
  ['SET a 1\n\n  SET b 2  \nPING', 'SET a ?\nSET b ?\nPING'],
  ['\nCONFIG x\r\nSET k v\n\t', 'CONFIG x\nSET k ?'],
  ['', ''],
];

for (const [commands, obfuscated] of cases) {
  test(JSON.stringify(commands), () => assert.equal(obfuscateRedis(commands), obfuscated));
}
