import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptionFile } from './option-file.ts';

test('only [client] counts; comments, quotes, escapes and underscores are MySQL’s', () => {
  const text = [
    'user = nobody',
    '[mysqld]',
    'port = 1',
    '[client]',
    '# user = comment',
    '; user = comment',
    '!include /etc/other.cnf',
    'user = "data#dog"',
    "password='a\\\\b\\\"c' # the end",
    'port=3307 # here',
    'ssl_ca = /etc/ca.pem',
    'quick',
    'socket =',
    '[mysqldump]',
    'user = dump',
  ].join('\r\n');
  assert.deepEqual(Object.fromEntries(parseOptionFile(text)), {
    user: 'data#dog',
    password: 'a\\b"c',
    port: '3307',
    'ssl-ca': '/etc/ca.pem',
    socket: '',
  });
});
