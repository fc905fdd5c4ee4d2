import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { skipWithout } from './debian-package.ts';

const { CI } = process.env;
afterEach(() => {
  if (CI === undefined) delete process.env.CI;
  else process.env.CI = CI;
});

test('what is missing is skipped with its name elsewhere, and never in CI', () => {
  delete process.env.CI;
  assert.equal(skipWithout('there', ['true']), false);
  assert.match(String(skipWithout('not-there', ['false'])), /needs Debian's not-there/);
  assert.match(String(skipWithout('not-there', ['no-such-program-at-all'])), /not-there/);
  process.env.CI = 'true';
  assert.equal(skipWithout('not-there', ['false']), false);
});

test('.ci/run installs what the tests here want', () => {
  const script = readFileSync(new URL('../../.ci/run', import.meta.url), 'utf8');
  assert.match(script, /^wanted=\(.*\bpython3-aiodogstatsd\b.*\)$/m);
});
