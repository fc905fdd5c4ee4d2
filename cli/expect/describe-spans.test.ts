import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SpanItem } from '../../lib/api-types/spans.ts';
import { describeSpans } from './describe-spans.ts';

const asked = { query: 'service:a', condition: '>= 3', within: '10s', windowS: 300 };

test('it holds: the count is enough', () => {
  assert.equal(
    describeSpans({ holds: true, count: 4 }, asked),
    'service:a >= 3: holds\n  4 spans in the past 5 minutes\n',
  );
});

test('too few: the newest are shown', () => {
  const attributes = {
    start_timestamp: '2026-01-01T00:00:00.000Z',
    service: 'a',
    resource_name: 'SELECT *\n  FROM employees',
    status: 'error',
    custom: { duration: 1_234_567 },
  };
  const newest = [{ id: '1', type: 'spans', attributes } as unknown as SpanItem];
  assert.equal(
    describeSpans({ holds: false, count: 1, newest }, asked),
    `service:a >= 3: does not hold within 10s
  1 span in the past 5 minutes
  the newest of them:
    2026-01-01T00:00:00.000Z a  SELECT * FROM employees  error 1.23 ms
`,
  );
});

test('none: what came of the services that are named, or of all', () => {
  const kinds = [
    { service: 'a', resource: 'GET /x', count: 12 },
    { service: 'a', resource: 'y'.repeat(120), count: 3 },
  ];
  assert.equal(
    describeSpans({ holds: false, count: 0, kinds, ofServices: 'service:a' }, asked),
    `service:a >= 3: does not hold within 10s
  0 spans in the past 5 minutes
  what came of service:a in the past 5 minutes, by service and resource_name, entry spans first:
    12  a  GET /x
     3  a  ${'y'.repeat(100)}…
`,
  );
  assert.match(describeSpans({ holds: false, count: 0, kinds }, asked), /\n {2}what came in the past 5 minutes, by/);
});

test('nothing came at all', () => {
  assert.match(
    describeSpans({ holds: false, count: 0, kinds: [] }, asked),
    /\n {2}no other spans came in the past 5 minutes\n$/,
  );
});
