import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskSecrets } from './mask-secrets.ts';

test('secrets are masked wherever they stand, the rest is left alone', () => {
  const given = {
    host: 'db',
    password: 'p',
    pass: 1234,
    passwd: 'ENC[db]',
    api_key: 'k',
    tokens: ['a', 'b'],
    url: 'http://user:pw@host/path',
    nested: [{ client_secret: 's', port: 3306 }],
    credentials: { user: 'u', pins: [1234] },
    tls_verify: true,
    empty_password: '',
    compass: 'north',
  };
  assert.deepEqual(maskSecrets(given), {
    host: 'db',
    password: '********',
    pass: '********',
    passwd: 'ENC[db]',
    api_key: '********',
    tokens: ['********', '********'],
    url: 'http://user:********@host/path',
    nested: [{ client_secret: '********', port: 3306 }],
    credentials: { user: '********', pins: ['********'] },
    tls_verify: true,
    empty_password: '',
    compass: 'north',
  });
});
