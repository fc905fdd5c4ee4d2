import assert from 'node:assert/strict';
import { test } from 'node:test';
import { urlWithoutUser } from './url-without-user.ts';

const cases: readonly (readonly [string, string])[] = [
  ['http://user:secret@example.com/1/2?q=james#x', 'http://example.com/1/2?q=james#x'],
  ['https://token@example.com:8443', 'https://example.com:8443'],
  ['//user@example.com/a', '//example.com/a'],
  ['http://a@b@example.com/', 'http://example.com/'],
  ['http://example.com/@me?mail=a@b.c', 'http://example.com/@me?mail=a@b.c'],
  ['/employees?mail=a@b.c', '/employees?mail=a@b.c'],
  ['mailto:a@b.c', 'mailto:a@b.c'],
  ['http://example.com/id/1?q=1', 'http://example.com/id/1?q=1'],
];

for (const [url, without] of cases) test(url, () => assert.equal(urlWithoutUser(url), without));
