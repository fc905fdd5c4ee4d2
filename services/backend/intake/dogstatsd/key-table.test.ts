import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyTable, type LineKey } from './key-table.ts';

/** A packet of one key and some bytes behind it, all keys under the same hash. */
function packetOf(name: string, tags: string, type = 1) {
  const bytes = Buffer.from(`${name}${tags}\nrest of the packet`);
  const key: LineKey = {
    nameStart: 0,
    nameEnd: name.length,
    type,
    tagsStart: name.length,
    tagsEnd: name.length + tags.length,
    hash: 12345,
  };
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), key };
}

test('keys of the same hash are told apart by their bytes, their lengths and their type', () => {
  const table = new KeyTable({ entries: 100, bytes: 10_000 });
  const keys = [
    packetOf('metric', 'a:1'),
    packetOf('metric', 'a:2'),
    packetOf('metrid', 'a:1'),
    packetOf('metrica', ':1'),
    packetOf('metric', 'a:1', 2),
    packetOf('metric', ''),
    packetOf('metrics.of.some.length', 'tag:value,tag:other'),
    packetOf('metrics.of.some.length', 'tag:value,tag:othes'),
  ];
  keys.forEach(({ bytes, view, key }, i) => {
    assert.equal(table.find(view, key), -1);
    table.assign(table.insert(bytes, key), i, 7);
  });
  keys.forEach(({ view, key }, i) => {
    const entry = table.find(view, key);
    assert.equal(table.series(entry), i);
    assert.equal(table.generation(entry), 7);
  });
});

test('it grows, and starts again when it is full of entries or of bytes', () => {
  const many = (table: KeyTable, count: number): void => {
    for (let i = 0; i < count; i++) {
      const { bytes, key } = packetOf(`name-of-a-metric-${i}`, 'tags');
      table.insert(bytes, { ...key, hash: Math.imul(i, 0x9e3779b1) });
    }
  };
  const byEntries = new KeyTable({ entries: 5000, bytes: 1_000_000 });
  many(byEntries, 5000);
  assert.deepEqual([byEntries.size, byEntries.resets], [5000, 0]);
  many(byEntries, 1);
  assert.deepEqual([byEntries.size, byEntries.resets], [1, 1]);
  const byBytes = new KeyTable({ entries: 5000, bytes: 10_000 });
  many(byBytes, 1000);
  assert.ok(byBytes.resets > 0);
});
