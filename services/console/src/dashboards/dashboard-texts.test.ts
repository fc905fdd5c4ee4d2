import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCommand } from './create-command.ts';
import { readJson } from './read-json.ts';

test('the command that makes a dashboard names keys by their variables and holds JSON', () => {
  const command = createCommand('http://lab:1', { apiKey: 'secret-a', appKey: 'secret-b' });
  assert.doesNotMatch(command, /secret/);
  assert.match(command, /"DD-API-KEY: \$DD_API_KEY"/);
  const [, body = ''] = /-d '(.*)'$/s.exec(command) ?? [];
  assert.equal((JSON.parse(body) as { title: string }).title, 'My dashboard');
  assert.doesNotMatch(createCommand('http://lab:1', undefined), /DD-API-KEY/);
});

test('JSON that somebody typed is read, and what is wrong with it is said', () => {
  assert.deepEqual(readJson('{"title":1}'), { kind: 'document', document: { title: 1 } });
  assert.deepEqual(readJson('  '), { kind: 'fault', fault: 'There is no JSON yet.' });
  const broken = readJson('{');
  assert.match(broken.kind === 'fault' ? broken.fault : '', /^This is no JSON: /);
});
