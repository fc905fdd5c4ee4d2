import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchHost } from './match-host.ts';

const host = {
  name: 'Web-1',
  aliases: ['i-0abc'],
  apps: ['agent', 'mysql'],
  tagsBySource: { system: ['env:lab', 'solo'], users: ['team:x:y'] },
};

for (const filter of [
  '',
  '  ',
  'web',
  'WEB-1',
  '0ABC',
  'mysql',
  'solo',
  'lab',
  'env:lab',
  'Env:L*',
  'env:*',
  '*:lab',
  'e*:*b',
  'team:x:y',
  'host:web-1',
  'host:web-*',
  'web, env:lab',
  'env:lab mysql',
]) {
  test(`'${filter}' matches`, () => assert.equal(matchHost(filter)(host), true));
}

for (const filter of [
  'db',
  'env:la',
  'env:lab2',
  'nv:lab',
  'env:b*',
  'env:lab*lab',
  'team:x',
  'host:web',
  'web db',
  'users',
]) {
  test(`'${filter}' does not`, () => assert.equal(matchHost(filter)(host), false));
}
