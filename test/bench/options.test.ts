import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bench } from './bench.ts';
import { parseOptions } from './options.ts';

const bench = (name: string, onlyFull = false): Bench => ({
  name,
  about: name,
  seconds: [1, 2],
  onlyFull,
  run: async () => ({ rows: [] }),
});
const all = [bench('one'), bench('two'), bench('long', true)];
const namesOf = (...args: string[]) => parseOptions(args, all).benches.map(({ name }) => name);

test('all but the long ones by default, those too with --full, and in a list', () => {
  assert.deepEqual(namesOf(), ['one', 'two']);
  assert.deepEqual(namesOf('--full'), ['one', 'two', 'long']);
  assert.deepEqual(namesOf('--list'), ['one', 'two', 'long']);
});

test('those named, in the order of the table, each once, the long ones too', () => {
  assert.deepEqual(namesOf('--only', 'long, one', '--only=one'), ['one', 'long']);
});

test('other options', () => {
  const { benches, ...none } = parseOptions([], all);
  assert.equal(benches.length, 2);
  assert.deepEqual(none, { full: false, list: false, pictures: false });
  const { full, pictures, jsonFile } = parseOptions(['--full', '--pictures', '--json', 'x.json'], all);
  assert.deepEqual([full, pictures, jsonFile], [true, true, 'x.json']);
});

for (const [args, message] of [
  [['--only', 'three'], /--only three: unknown; there are one, two, long/],
  [['--only', ''], /--only : unknown/],
  [['--json='], /--json: names no file/],
  [['--fast'], /--fast/],
  [['one'], /one/],
] as const) {
  test(`${args.join(' ')} is refused`, () => {
    assert.throws(() => parseOptions(args, all), message);
  });
}
