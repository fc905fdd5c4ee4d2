import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paramsWithTraces, scopedQuery, type TracesState, tracesFromParams } from './traces-url.ts';

test('the state survives the address, beside the range', () => {
  const state: TracesState = {
    query: 'service:web @http.status_code:>=500',
    scope: 'all',
    facets: ['@db.name', 'team'],
    trace: '0af7651916cd43dd8448eb211c80319c',
    span: '7',
  };
  const params = paramsWithTraces(new URLSearchParams('live=1h'), state);
  assert.deepEqual(tracesFromParams(params), state);
  assert.equal(params.get('live'), '1h');
});

test('an address without anything, and back to it', () => {
  const none = tracesFromParams(new URLSearchParams('spans=nonsense'));
  assert.deepEqual(none, { query: '', scope: 'entry', facets: [], trace: undefined, span: undefined });
  assert.equal(paramsWithTraces(new URLSearchParams('query=a&spans=all&facet=b&trace=1&span=2'), none).toString(), '');
});

test('closing a trace forgets its span', () => {
  assert.equal(paramsWithTraces(new URLSearchParams('trace=1&span=2'), { trace: undefined }).toString(), '');
});

test('the search within its scope', () => {
  assert.equal(scopedQuery('', 'entry'), 'top_level:true');
  assert.equal(scopedQuery('a:1 OR b:2', 'root'), 'root:true (a:1 OR b:2)');
  assert.equal(scopedQuery(' a:1 ', 'all'), 'a:1');
  assert.equal(scopedQuery('', 'all'), '');
});
