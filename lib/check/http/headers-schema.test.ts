import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headersSchema } from './headers-schema.ts';

test('headers that HTTP cannot carry are refused by name, without their value', () => {
  assert.deepEqual(headersSchema.parse({ 'X-Lab': 7, Authorization: 'Bearer é\n' }), {
    'X-Lab': '7',
    Authorization: 'Bearer é',
  });
  const issues = (headers: unknown) =>
    headersSchema.safeParse(headers).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  assert.deepEqual(issues({ 'a b': 'x', Authorization: 'Bearer hunter\n2', Cookie: 'hunt€r' }), [
    'a b: is no name of a header',
    'Authorization: holds a character that no header may have',
    'Cookie: holds a character that no header may have',
  ]);
  assert.deepEqual(issues('x'), [': must be a map of names and values']);
});
