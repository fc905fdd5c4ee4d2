import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindSearch } from './bind-search.ts';
import { readListStream } from './read-list-stream.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

const list = (query: object, more: object = {}) => ({
  type: 'list_stream',
  requests: [{ response_format: 'event_list', columns: [{ field: 'service', width: 'compact' }], query, ...more }],
});

test('a list is of spans or events; another source is named with what is missing', () => {
  assert.deepEqual(readListStream(list({ data_source: 'trace_stream' })).columns, [
    { field: 'service', width: 'compact' },
  ]);
  assert.equal(readListStream(list({ data_source: 'logs_stream' })).fault?.endsWith('the lab has no logs yet.'), true);
  assert.match(readListStream(list({ data_source: 'x' })).fault ?? '', /^Lists of x are not drawn\.$/);
});

test('what a list does not draw is named', () => {
  const asked = { data_source: 'trace_stream', query_string: 'x', indexes: ['a'], sort: { column: 'duration' } };
  assert.deepEqual(undrawnOfWidget(list(asked)), ['requests.query.indexes', 'requests.query.sort']);
  const newest = { data_source: 'event_stream', sort: { column: 'timestamp', order: 'desc' }, event_size: 's' };
  assert.deepEqual(undrawnOfWidget(list(newest)), ['requests.columns']);
});

test('variables in a search become values; what is anything is no condition', () => {
  const bind = (text: string, ...values: string[]) =>
    bindSearch(text, [
      { name: 'env', prefix: 'env', values },
      { name: 'tag', values: ['team:x'] },
    ]);
  assert.equal(bind('$env x', 'a'), 'env:a x');
  assert.equal(bind('$env', 'a', 'b c'), 'env:(a OR "b c")');
  assert.equal(bind('service:$env.value y', 'a', 'b'), 'service:(a OR b) y');
  assert.equal(bind('service:$env.value y', '*'), '* y');
  assert.equal(bind('tags:$env,role:db', 'a'), 'tags:env:a,role:db');
  assert.equal(bind('$tag', 'a'), 'team:x');
});
