import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeGroups, matchingGroups } from './span-attributes.ts';
import { traceSpans } from './testing-trace.ts';

const [span] = traceSpans({
  id: 5,
  parent: 1,
  at: 0,
  for: 10,
  meta: { 'http.url': '/a', env: 'lab', 'runtime-id': 'r1' },
  metrics: { process_id: 77, 'http.size': 12 },
});
assert.ok(span);

test('attributes by where they come from, each once', () => {
  const groups = attributeGroups({
    ...span,
    lab: { ...span.lab, meta: { '_dd.p.dm': '-0' }, metrics: { '_dd.measured': 1 } },
  });
  assert.deepEqual(
    groups.map(({ title, attributes }) => [title, attributes.map(({ key, value }) => `${key}:${value}`)]),
    [
      [
        'Span',
        [
          'service:web',
          'operation_name:work',
          'resource_name:GET /',
          'type:web',
          'status:ok',
          'span_id:5',
          'parent_id:1',
          'trace_id:00000000000000000000000000000007',
        ],
      ],
      ['Attributes', ['@http.size:12', '@http.url:/a']],
      ['Process', ['host:h1', 'env:lab', '@process_id:77', '@runtime-id:r1']],
      ['Tracer', ['@_dd.measured:1', '@_dd.p.dm:-0']],
    ],
  );
});

test('those that contain what was typed', () => {
  const found = matchingGroups(attributeGroups(span), 'HTTP.url:/');
  assert.deepEqual(found, [{ title: 'Attributes', attributes: [{ key: '@http.url', value: '/a' }] }]);
});
