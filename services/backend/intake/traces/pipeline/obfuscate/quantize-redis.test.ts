import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantizeRedis } from './quantize-redis.ts';

const cases: readonly (readonly [string, string])[] = [
  ['get employee:42', 'GET'],
  ['  SET  a  b ', 'SET'],
  ['CLIENT', 'CLIENT'],
  ['client list', 'CLIENT LIST'],
  ['CONFIG SET save 60', 'CONFIG SET'],
  ['\n\n  \nSET a b  \n \n', 'SET'],
  ['SET a b \n \n  EXPIRE a 15', 'SET EXPIRE'],
  ['MULTI\nSET a 1\nSET b 2\nEXEC', 'MULTI SET SET ...'],
  ['GET a\nGET b\nGET c', 'GET GET GET ...'],
  ['GET...', '...'],
  ['GET a...', 'GET'],
  ['GET a\nGE...', 'GET ...'],
  ['GET a\nDE...\nGET b', 'GET GET'],
  ['CONFIG SE...', '...'],
  ['', ''],
];

for (const [commands, resource] of cases) {
  test(JSON.stringify(commands), () => assert.equal(quantizeRedis(commands), resource));
}
