import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { CacheStore, maxCacheKeys } from './cache-store.ts';

test('what is written is there for the next process, by check id; damage and too many keys are told', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-cache-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const clock = new VirtualClock();
  const problems: string[] = [];
  const open = () => new CacheStore(folder, { clock, onProblem: (message) => problems.push(message) });
  const first = open();
  first.write('a:1', { key: 'x' });
  first.write('a:1', { key: 'y', other: 'z' });
  assert.deepEqual(first.read('a:1'), { key: 'y', other: 'z' });
  await clock.advance(200);
  assert.deepEqual(readdirSync(folder), ['a%3A1.json']);
  assert.deepEqual(open().read('a:1'), { key: 'y', other: 'z' });
  assert.deepEqual(open().read('a:2'), {});

  const keys = Array.from({ length: maxCacheKeys + 1 }, (_, index) => [`k${index}`, 'v']);
  first.write('b', Object.fromEntries(keys));
  assert.equal(Object.keys(first.read('b')).length, maxCacheKeys);
  assert.match(problems[0] ?? '', /k1000 of b/);

  writeFileSync(path.join(folder, 'c.json'), '{');
  assert.deepEqual(open().read('c'), {});
  assert.match(problems[1] ?? '', /Cannot read .*c\.json/);
});

test('two long ids of one beginning keep their own entries', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-cache-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const open = () =>
    new CacheStore(folder, { clock: new VirtualClock(), onProblem: (message) => assert.fail(message) });
  const [first, second] = ['1', '2'].map((hash) => `a:${'long name '.repeat(40)}:${hash}`) as [string, string];
  const store = open();
  store.write(first, { key: 'first' });
  store.write(second, { key: 'second' });
  store.flush();
  assert.deepEqual([open().read(first), open().read(second)], [{ key: 'first' }, { key: 'second' }]);
  assert.ok(readdirSync(folder).every((name) => name.length < 255));
});

test('the oldest files go when told to, but none of a configured instance', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-cache-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (let index = 0; index < 1003; index++) {
    const file = path.join(folder, `a%3A${index}.json`);
    writeFileSync(file, '{}');
    utimesSync(file, index, index);
  }
  const store = new CacheStore(folder, { clock: new VirtualClock(), onProblem: (message) => assert.fail(message) });
  assert.equal(readdirSync(folder).length, 1003);
  store.removeOldest(['a:0']);
  const left = new Set(readdirSync(folder));
  assert.equal(left.size, 1001);
  assert.ok(left.has('a%3A0.json'));
  assert.ok(!left.has('a%3A1.json') && !left.has('a%3A2.json') && left.has('a%3A3.json'));
});
