import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basicAuthorization } from './basic-authorization.ts';
import { withoutCredentials } from './without-credentials.ts';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

test('credentials are the keys of the instance, else those in the address', () => {
  assert.equal(basicAuthorization({ username: 'me', password: 'p:q' }, 'http://you:z@a/'), basic('me:p:q'));
  assert.equal(basicAuthorization({ username: 'me' }, 'http://a/'), basic('me:'));
  assert.equal(basicAuthorization({}, 'http://you:p%40q@a/'), basic('you:p@q'));
  assert.equal(basicAuthorization({}, 'http://you:100%@a/'), basic('you:100%'));
  assert.equal(basicAuthorization({ password: 'p' }, 'http://a/'), undefined);
});

test('an address is shown as it was written, without credentials', () => {
  assert.equal(withoutCredentials('http://A:80'), 'http://A:80');
  assert.equal(withoutCredentials('http://me:secret@a/b?c=d'), 'http://a/b?c=d');
});
