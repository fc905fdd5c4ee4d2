import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeFromText } from './facets.ts';
import { searchedAttributes, searchHints } from './search-hints.ts';

const names = ['@http.status_code', '@http.method'];
const seen = (name: string, ...values: string[]) => ({ attribute: attributeFromText(name), values });

test('an attribute that no span has is named, with the one that may be meant', () => {
  assert.deepEqual(searchHints('resource:"GET /employees"', [seen('resource')], names), {
    texts: ['No span in this time range has “resource”. Did you mean “resource_name”?'],
    query: 'resource_name:"GET /employees"',
  });
  for (const [typed, meant] of [
    ['operation', 'operation_name:x'],
    ['servise', 'service:x'],
    ['status_code', '@http.status_code:x'],
    ['@htp.method', '@http.method:x'],
    ['@quite.different', undefined],
  ] as const) {
    const { texts, query } = searchHints(`${typed}:x`, [seen(typed)], names);
    assert.deepEqual([texts.length, query], [1, meant]);
  }
});

const none = { texts: [], query: undefined };

test('a value with a slip is set right, others stay', () => {
  const hints = searchHints('-env:dev service:employes', [seen('service', 'shop', 'employees')], names);
  assert.equal(hints.query, '-env:dev service:employees');
  assert.equal(hints.texts.length, 1);
  assert.deepEqual(searchHints('service:shop', [seen('service', 'shop', 'shops')], names), none);
  assert.deepEqual(searchHints('service:shop*', [seen('service', 'shop')], names), none);
});

test('words for operators are told apart from operators and from phrases', () => {
  const { texts, query } = searchHints('service:employees or status:error', [], names);
  assert.deepEqual(texts, ['“or” is searched for as a word; between terms write OR.']);
  assert.equal(query, 'service:employees OR status:error');
  assert.equal(searchHints('"black and white" or x', [], names).query, '"black and white" OR x');
  assert.deepEqual(searchHints('service:a AND status:error', [], names), none);
});

test('several faults are mended in one search', () => {
  const faults = [seen('resource'), seen('service', 'employees')];
  const { texts, query } = searchHints('resource:x or service:employes', faults, names);
  assert.equal(texts.length, 3);
  assert.equal(query, 'resource_name:x OR service:employees');
});

test('of a search only what spans may lack is looked for', () => {
  const node = { kind: 'attribute', match: { kind: 'exists' } } as const;
  const nodes = ['service', 'trace_id', '@a'].map((name) => ({ ...node, attribute: attributeFromText(name) }));
  const search = { kind: 'and', nodes: [...nodes, { kind: 'not', node: nodes[0] ?? node }] } as never;
  assert.deepEqual(
    searchedAttributes(search).map(({ name }) => name),
    ['service', 'a'],
  );
});
