import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customLinks, undrawnLinks } from './custom-links.ts';
import { metricsQuery } from './metrics-query.ts';

const window = { fromMs: 1000, toMs: 2000 };

test('links have the window and the chosen values in them, and lead into the web alone', () => {
  const variables = [
    { name: 'h', prefix: 'host', values: ['a b'] },
    { name: 'env', prefix: 'env', values: ['*'] },
  ];
  const definition = {
    custom_links: [
      { label: 'Runs', link: 'https://a.example/?from={{timestamp_start}}&to={{ timestamp_end }}&h={{host.value}}' },
      { label: 'Tag', link: 'https://a.example/{{$h}}/{{$h.value}}' },
      { label: 'Env', link: 'https://a.example/{{env.value}}/{{pod_name.value}}' },
      { label: 'Bad', link: 'javascript:alert(1)//{{host.value}}' },
      { label: 'Hidden', link: 'https://a.example', is_hidden: true },
    ],
  };
  assert.deepEqual(customLinks(definition, { window, variables }), [
    { label: 'Runs', address: 'https://a.example/?from=1000&to=2000&h=a%20b', missing: [] },
    { label: 'Tag', address: 'https://a.example/host%3Aa%20b/a%20b', missing: [] },
    { label: 'Env', address: undefined, missing: ['env.value', 'pod_name.value'] },
    { label: 'Bad', address: undefined, missing: [] },
  ]);
  assert.deepEqual(undrawnLinks(definition), ['custom_links.link javascript:alert(1)//{{host.value}}']);
});

test('what a widget asks is one query', () => {
  const ask = (...requests: object[]) => metricsQuery({ requests }, (query) => query.replace('$h', 'host:a'));
  assert.equal(ask({ q: 'avg:m{$h}' }, { q: 'sum:n{*}' }), 'avg:m{host:a}, sum:n{*}');
  const queries = [
    { data_source: 'metrics', name: 'a', query: 'avg:m{$h}' },
    { data_source: 'metrics', name: 'ab', query: 'avg:n{*}' },
  ];
  assert.equal(
    ask({ queries, formulas: [{ formula: 'ab' }, { formula: '100 * a / ab' }] }),
    'avg:n{*}, 100 * avg:m{host:a} / avg:n{*}',
  );
  assert.equal(ask({ queries }), 'avg:m{host:a}, avg:n{*}');
  assert.equal(ask({ queries: [{ data_source: 'logs', name: 'a' }] }), undefined);
  assert.equal(ask(), undefined);
});
