import assert from 'node:assert/strict';
import test from 'node:test';
import { QueryClient } from '@tanstack/react-query';
import { orLastTold } from './last-told.ts';
import { ApiError, BackendGone } from './request.ts';

test('while the backend does not answer the newest answer to the same question stands, to no other', async () => {
  const client = new QueryClient();
  client.setQueryData(['events', 'a', 1], 'newer', { updatedAt: 2 });
  client.setQueryData(['events', 'a', 2], 'older', { updatedAt: 1 });
  client.setQueryData(['events', 'b', 3], 'of another', { updatedAt: 3 });
  const ask = (question: string, error: Error) =>
    orLastTold({ client, questionKey: ['events', question] }, () => Promise.reject<string>(error));
  assert.equal(await ask('a', new BackendGone()), 'newer');
  await assert.rejects(ask('c', new BackendGone()), BackendGone);
  await assert.rejects(ask('a', new ApiError(400, ['wrong'])), /wrong/);
  assert.equal(await orLastTold({ client, questionKey: ['events', 'a'] }, async () => 'told'), 'told');
});
