import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SpanHosts } from './span-hosts.ts';

const texts = ['', 'a', 'b', 'c'];

test('hosts have the time of their last span; past the bound those go that had one longest ago', () => {
  const hosts = new SpanHosts(2);
  hosts.saw({ texts, host: Uint32Array.of(1, 0, 1, 2) }, 10);
  hosts.saw({ texts, host: Uint32Array.of(1) }, 20);
  assert.deepEqual([...hosts.all()].sort(), [
    ['a', 20],
    ['b', 10],
  ]);
  hosts.saw({ texts, host: Uint32Array.of(3) }, 30);
  assert.deepEqual([...hosts.all()].sort(), [
    ['a', 20],
    ['c', 30],
  ]);
});
