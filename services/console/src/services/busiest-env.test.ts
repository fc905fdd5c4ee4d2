import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busiestEnv } from './busiest-env.ts';

test('an environment has the requests of all its services', () => {
  const dev = { env: 'dev', hits: 30 };
  const lab = { env: 'lab', hits: 20 };
  assert.equal(busiestEnv([dev, lab, lab]), 'lab');
  assert.equal(busiestEnv([lab, dev]), 'dev');
  assert.equal(busiestEnv([{ ...lab, hits: 30 }, dev]), 'dev');
  assert.equal(busiestEnv([]), undefined);
});
