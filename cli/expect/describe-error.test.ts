import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError } from './describe-error.ts';

const to = { url: 'http://lab:1', query: 'avg:x{*}', sendsKeys: false };

test('a lab that asks for keys that were not sent: the words say what is to be set', () => {
  const forbidden = { kind: 'error', reason: 'forbidden', message: 'API key required (status 403)' } as const;
  assert.equal(
    describeError(forbidden, to),
    'avg:x{*} at http://lab:1: API key required (status 403); keys are sent only where LABRADOR_URL is set: set it too, or paste the variables of the banner\n',
  );
  assert.equal(
    describeError(forbidden, { ...to, sendsKeys: true }),
    'avg:x{*} at http://lab:1: API key required (status 403)\n',
  );
});

test('a query that is refused, and no lab', () => {
  assert.equal(
    describeError({ kind: 'error', reason: 'refused', message: 'no such (status 400)' }, to),
    'avg:x{*} at http://lab:1: no such (status 400)\n',
  );
  assert.equal(
    describeError({ kind: 'error', reason: 'unreachable', message: 'ECONNREFUSED' }, to),
    'no lab answers at http://lab:1 (ECONNREFUSED); start one with `npm start`, or set LABRADOR_URL\n',
  );
});
