import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { errorLines } from './error-lines.ts';
import { BackendGone, getJson, sendJson, Unanswered } from './request.ts';

test('what is asked again is silent while nothing answers; what was done says so', async (t: TestContext) => {
  t.mock.method(globalThis, 'fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  const silent = await getJson('/a', AbortSignal.any([])).catch((error: unknown) => error);
  assert.ok(silent instanceof BackendGone);
  assert.deepEqual(errorLines(silent), []);
  const said = await sendJson('POST', '/a', {}).catch((error: unknown) => error);
  assert.ok(said instanceof Unanswered);
  assert.match(errorLines(said).join(), /did not answer/);
});
