import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fqdnFromHosts } from './fqdn.ts';

test('the full name stands in a line of the host, in any place; comments and localhost do not count', () => {
  const hosts = `
127.0.0.1 localhost.localdomain localhost box
# 10.0.0.1 old.example.com box
127.0.1.1\tbox box.example.com # dev
10.0.0.2 boxer.example.com boxer
`;
  assert.equal(fqdnFromHosts(hosts, 'box'), 'box.example.com');
  assert.equal(fqdnFromHosts(hosts, 'other'), 'other');
  assert.equal(fqdnFromHosts('', 'box.lan'), 'box.lan');
});
