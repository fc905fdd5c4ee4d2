import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeServer, isAtLeast } from './server-facts.ts';

test('flavor, version and account are read from the texts of each server', () => {
  const describe = (version: string, comment: string) => describeServer({ version, comment, account: 'datadog@%' });
  assert.deepEqual(describe('10.11.18-MariaDB-0+deb12u1', 'Debian 12'), {
    flavor: 'mariadb',
    version: [10, 11, 18],
    account: "'datadog'@'%'",
  });
  assert.equal(describe('8.0.36-28', 'Percona Server (GPL), Release 28').flavor, 'percona');
  assert.deepEqual(describe('8.4.0', 'MySQL Community Server - GPL').flavor, 'mysql');
});

test('versions are compared part by part', () => {
  const of = (...version: readonly number[]) => ({ version });
  assert.ok(isAtLeast(of(8, 0, 22), [8, 0, 22]));
  assert.ok(isAtLeast(of(8, 4), [8, 0, 22]));
  assert.ok(!isAtLeast(of(8, 0, 21), [8, 0, 22]));
  assert.ok(!isAtLeast(of(5, 7, 44), [8]));
});
