import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../../../lib/search-language/completions-at.ts';
import { attributeOptions, type CompletionOption, valueOptions } from './completion-options.ts';

/** The cursor is the bar, in the search and in what an option makes of it. */
function options(marked: string, offered: readonly string[]): string[] {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const completion = completionsAt(text, cursor);
  const found: readonly CompletionOption[] =
    completion?.kind === 'attribute'
      ? attributeOptions(text, completion, offered)
      : completion
        ? valueOptions(
            text,
            completion,
            offered.map((value) => ({ value, count: 1 })),
          )
        : [];
  return found.map((option) => `${option.text.slice(0, option.cursor)}|${option.text.slice(option.cursor)}`);
}

test('attributes that begin so come first, and their value may follow', () => {
  assert.deepEqual(options('env:lab st|', ['host.state', 'status', 'service', '@http.status_code']), [
    'env:lab status:|',
    'env:lab host.state:|',
    'env:lab @http.status_code:|',
  ]);
  assert.deepEqual(options('@st|', ['status', '@http.status_code']), ['@http.status_code:|']);
});

test('a name is replaced with the colon that is there already', () => {
  assert.deepEqual(options('serv|ice:web x', ['service']), ['service:|web x']);
});

test('values are quoted where they need it, and a space follows', () => {
  assert.deepEqual(options('resource_name:ge| env:lab', ['GET /users/:id', 'POST /']), [
    'resource_name:"GET /users/:id" |env:lab',
  ]);
  assert.deepEqual(options('service:(web OR a|)', ['api']), ['service:(web OR api |)']);
});
