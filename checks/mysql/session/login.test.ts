import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { mysqlInstance } from '../instance.ts';
import { readLogin } from './login.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-login-'));
after(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('the defaults file replaces what the instance says of address and account', async () => {
  const file = written('my.cnf', '[client]\nuser=datadog\npassword=secret\nhost=db1\nport=3310\n');
  const instance = mysqlInstance.parse({ defaults_file: file, host: 'other', username: 'other', connect_timeout: 3 });
  const login = await readLogin(instance);
  assert.ok(login);
  const { host, port, user, password, connectTimeout } = login.connection;
  assert.deepEqual([host, port, user, password, connectTimeout], ['db1', 3310, 'datadog', 'secret', 3000]);
  assert.deepEqual([login.server, login.port, login.isLocal], ['db1', '3310', false]);
});

test('port 0 is the usual one; a loopback address is this machine', async () => {
  const login = await readLogin(mysqlInstance.parse({ host: '127.0.0.1', port: 0, username: 'u' }));
  assert.deepEqual([login?.connection.port, login?.port, login?.isLocal], [3306, '3306', true]);
});

test('TLS: files are read; the certificate is verified where there is a CA, its name unless check_hostname is off', async () => {
  const ca = written('ca.pem', 'the CA');
  const ssl = async (given: object) =>
    (await readLogin(mysqlInstance.parse({ username: 'u', ssl: given })))?.connection.ssl;
  assert.deepEqual(await ssl({ ca }), { ca: 'the CA', rejectUnauthorized: true, verifyIdentity: true });
  assert.deepEqual(await ssl({ ca, check_hostname: false }), {
    ca: 'the CA',
    rejectUnauthorized: true,
    verifyIdentity: false,
  });
  assert.deepEqual(await ssl({ key: ca, cert: ca }), {
    key: 'the CA',
    cert: 'the CA',
    rejectUnauthorized: false,
    verifyIdentity: false,
  });
  assert.equal(await ssl({}), undefined);
  await assert.rejects(ssl({ ca: path.join(folder, 'none.pem') }), /Cannot read ssl\.ca: .*none\.pem/);
});
