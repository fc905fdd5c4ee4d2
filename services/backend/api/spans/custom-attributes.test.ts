import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../lib/model/span.ts';
import { customAttributes } from './custom-attributes.ts';
import { testingSpan } from './testing-span.ts';

const custom = (parts: Partial<Span>): unknown =>
  JSON.parse(JSON.stringify(customAttributes(testingSpan({ durationNs: 7n, ...parts }))));

test('tags and numbers nested at their dots, those with an underscore left out', () => {
  const tags = [
    ['http.url_details.path', '/x'],
    ['http.method', 'GET'],
    ['_dd.p.dm', '-0'],
    ['component', 'express'],
  ] as const;
  const numbers = { 'http.response_size': 12, _sampling_priority_v1: 1, process_id: 5 };
  assert.deepEqual(custom({ tags, numbers }), {
    http: { url_details: { path: '/x' }, method: 'GET', response_size: 12 },
    component: 'express',
    process_id: 5,
    duration: 7,
  });
});

test('a name that goes on behind another keeps its dot, whichever came first', () => {
  for (const tags of [
    [
      ['a', '1'],
      ['a.b', '2'],
      ['a.b.c', '3'],
    ],
    [
      ['a.b.c', '3'],
      ['a.b', '2'],
      ['a', '1'],
    ],
  ] as const) {
    assert.deepEqual(custom({ tags }), { a: '1', 'a.b': '2', 'a.b.c': '3', duration: 7 });
  }
});

test('several values of a key are an array, the same one once', () => {
  const tags = [
    ['team', 'a'],
    ['team', 'b'],
    ['team', 'a'],
    ['http.status_code', '200'],
  ] as const;
  assert.deepEqual(custom({ tags, numbers: { 'http.status_code': 200, 'b.team': 1 } }), {
    team: ['a', 'b'],
    http: { status_code: '200' },
    b: { team: 1 },
    duration: 7,
  });
});

test('names that are odd', () => {
  const tags = [
    ['__proto__.x', '1'],
    ['constructor', '2'],
    ['.a', '3'],
    ['b.', '4'],
    ['c..d', '5'],
    ['e.__proto__', '6'],
  ] as const;
  assert.deepEqual(
    JSON.stringify(customAttributes(testingSpan({ durationNs: 7n, tags }))),
    '{".a":"3","b.":"4","c..d":"5","constructor":"2","duration":7,"e":{"__proto__":"6"}}',
  );
});

test('events and links as texts of JSON', () => {
  const events = [{ name: 'exception', timeNs: 1_000_000_000n, attributes: { 'exception.type': 'TypeError' } }];
  const links = [{ traceId: 'ab', spanId: 'cd', attributes: { k: 'v' } }];
  assert.deepEqual(custom({ events, links }), {
    events: '[{"name":"exception","time_unix_nano":1000000000,"attributes":{"exception.type":"TypeError"}}]',
    span_links: '[{"trace_id":"ab","span_id":"cd","attributes":{"k":"v"}}]',
    duration: 7,
  });
});
