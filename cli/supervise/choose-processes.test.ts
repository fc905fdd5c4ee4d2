import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../usage-error.ts';
import { chooseWith, chooseWithout, splitNames } from './choose-processes.ts';

const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

test('--with brings what its processes depend on, in the order of their start', () => {
  assert.deepEqual(names(chooseWith(['agent'])), ['backend', 'agent']);
  assert.deepEqual(names(chooseWith(['agent', 'backend'])), ['backend', 'agent']);
  assert.deepEqual(names(chooseWith(['backend'])), ['backend']);
});

test('--without leaves out what it names, but not everything', () => {
  assert.deepEqual(names(chooseWithout([])), ['backend', 'agent']);
  assert.deepEqual(names(chooseWithout(['agent'])), ['backend']);
  assert.throws(() => chooseWithout(['agent', 'backend']), UsageError);
});

test('later processes are told from unknown ones', () => {
  for (const name of ['mysql', 'employees', 'apm-app']) {
    assert.throws(() => chooseWith([name]), /not there yet; there are backend, agent/);
    assert.throws(() => chooseWithout([name]), /not there yet/);
  }
  assert.throws(() => chooseWith(['backnd']), /--with backnd: unknown; there are backend, agent/);
});

test('names are separated by commas, with or without spaces', () => {
  assert.deepEqual(splitNames('backend, agent,'), ['backend', 'agent']);
  assert.deepEqual(splitNames(''), []);
});
