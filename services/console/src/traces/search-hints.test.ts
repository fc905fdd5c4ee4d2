import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeFromText } from './facets.ts';
import { searchedAttributes, searchHints } from './search-hints.ts';

const names = ['@http.status_code', '@http.method'];
const seen = (name: string, ...values: string[]) => ({ attribute: attributeFromText(name), values });

test('an attribute that no span has is named, with the one that may be meant', () => {
  assert.deepEqual(searchHints('resource:"GET /employees"', [seen('resource')], names), [
    {
      text: 'No span in this time range has `resource`. Did you mean `resource_name`?',
      query: 'resource_name:"GET /employees"',
    },
  ]);
  for (const [typed, meant] of [
    ['operation', 'operation_name:x'],
    ['servise', 'service:x'],
    ['status_code', '@http.status_code:x'],
    ['@htp.method', '@http.method:x'],
    ['@quite.different', undefined],
  ] as const) {
    assert.deepEqual(
      searchHints(`${typed}:x`, [seen(typed)], names).map(({ query }) => query),
      [meant],
    );
  }
});

test('a value with a slip is set right, others stay', () => {
  const [hint, ...more] = searchHints('-env:dev service:employes', [seen('service', 'shop', 'employees')], names);
  assert.equal(hint?.query, '-env:dev service:employees');
  assert.deepEqual(more, []);
  assert.deepEqual(searchHints('service:shop', [seen('service', 'shop', 'shops')], names), []);
  assert.deepEqual(searchHints('service:shop*', [seen('service', 'shop')], names), []);
});

test('words for operators are told apart from operators and from phrases', () => {
  const [hint] = searchHints('service:employees and status:error', [], names);
  assert.equal(hint?.text, '`and` is searched for as a word; between terms write AND.');
  assert.equal(hint?.query, 'service:employees AND status:error');
  assert.equal(searchHints('"black and white" or x', [], names)[0]?.query, '"black and white" OR x');
  assert.deepEqual(searchHints('service:a AND status:error', [], names), []);
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
