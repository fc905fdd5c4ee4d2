import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceAddress } from './trace-address.ts';
import { paramsWithTraceLook, type TraceLook, traceLookFromParams } from './trace-look.ts';

test('the look of a trace survives the address', () => {
  const look: TraceLook = { tab: 'waterfall', colorBy: 'host', find: 'SELECT' };
  const params = paramsWithTraceLook(new URLSearchParams('query=a'), look);
  assert.deepEqual(traceLookFromParams(params), look);
  assert.equal(params.get('query'), 'a');
  assert.deepEqual(traceLookFromParams(new URLSearchParams('view=x&color=y')), {
    tab: 'flame',
    colorBy: 'service',
    find: '',
  });
});

test('a trace as a page keeps range, look and selected span, nothing else', () => {
  assert.equal(
    traceAddress('abc', { span: '7', search: 'query=a&live=1h&view=map&find=b&trace=abc&span=5' }),
    '/trace/abc?live=1h&view=map&span=7',
  );
  assert.equal(traceAddress('abc', { span: undefined, search: 'span=5' }), '/trace/abc?span=5');
  assert.equal(traceAddress('abc', { span: undefined, search: '' }), '/trace/abc');
});
