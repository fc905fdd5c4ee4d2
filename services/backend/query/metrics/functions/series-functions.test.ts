import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { functionTable } from '../../../../../lib/query-language/function-table.ts';
import { seriesFunctions } from './series-functions.ts';

const scripts = path.join(import.meta.dirname, '../../../../../test/query/scripts');

test('every function of the table has code, and no other', () => {
  assert.deepEqual([...seriesFunctions.keys()].sort(), functionTable.map(({ name }) => name).sort());
});

test('every function has a query in the scripts; of the shortcuts of a rank one of each order', () => {
  const files = ['functions.test.txt', 'algorithms.test.txt'];
  const text = files.map((file) => readFileSync(path.join(scripts, file), 'utf8')).join('\n');
  const tested = functionTable.filter(({ name }) => text.includes(`${name}(`)).map(({ name }) => name);
  const isShortcut = (name: string): boolean => /^(top|bottom)\d/.test(name);
  const missing = functionTable.map(({ name }) => name).filter((name) => !isShortcut(name) && !tested.includes(name));
  assert.deepEqual(missing, []);
  for (const order of ['top', 'bottom']) assert.ok(tested.some((name) => name.startsWith(order) && isShortcut(name)));
});
