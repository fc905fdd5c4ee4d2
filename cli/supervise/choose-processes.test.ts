import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../usage-error.ts';
import { chooseWith, chooseWithout, splitNames } from './choose-processes.ts';

const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

test('--with brings what its processes depend on, in the order of their start', () => {
  assert.deepEqual(names(chooseWith(['agent'])), ['backend', 'agent']);
  assert.deepEqual(names(chooseWith(['agent', 'backend'])), ['backend', 'agent']);
  assert.deepEqual(names(chooseWith(['backend'])), ['backend']);
  assert.deepEqual(names(chooseWith(['employees'])), ['backend', 'mysql', 'employees']);
  assert.deepEqual(names(chooseWith(['apm-app'])), ['backend', 'apm-app']);
  assert.deepEqual(names(chooseWith(['apm-app', 'employees'])), ['backend', 'mysql', 'employees', 'apm-app']);
});

test('--without leaves out what it names, but not everything', () => {
  const all = ['backend', 'agent', 'mysql', 'employees', 'apm-app'];
  assert.deepEqual(names(chooseWithout([])), all);
  assert.deepEqual(names(chooseWithout(['agent', 'mysql'])), ['backend', 'employees', 'apm-app']);
  assert.throws(() => chooseWithout(all), UsageError);
});

test('an unknown name is refused with those that there are', () => {
  assert.throws(() => chooseWith(['backnd']), /--with backnd: unknown; there are backend, agent, mysql/);
  assert.throws(() => chooseWithout(['backnd']), /--without backnd: unknown/);
});

test('names are separated by commas, with or without spaces', () => {
  assert.deepEqual(splitNames('backend, agent,'), ['backend', 'agent']);
  assert.deepEqual(splitNames(''), []);
});
