import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handlesIn, withoutHandles } from './handles.ts';

const textsIn = (text: string): readonly string[] => handlesIn(text).map((handle) => handle.text);

test('handles of every kind are found, each once', () => {
  assert.deepEqual(
    textsIn(
      '@all @a.b+c@mail.example.com, @slack-lab-alerts\n@webhook-x @pagerduty @team-web @a.b+c@mail.example.com @ALL',
    ),
    ['@all', '@a.b+c@mail.example.com', '@slack-lab-alerts', '@webhook-x', '@pagerduty', '@team-web'],
  );
  assert.deepEqual(handlesIn('now @workflow-Fix-it(host="a b", n=1) go'), [
    { kind: 'name', text: '@workflow-Fix-it(host="a b", n=1)', name: 'workflow-Fix-it', arguments: 'host="a b", n=1' },
  ]);
  assert.deepEqual(handlesIn('@me@localhost'), [{ kind: 'mail', text: '@me@localhost', address: 'me@localhost' }]);
});

test('signs after a handle do not belong to it; within a word there is none', () => {
  assert.deepEqual(textsIn('(@slack-x) tell @ops@example.com. And @webhook-y.'), [
    '@slack-x',
    '@ops@example.com',
    '@webhook-y',
  ]);
  assert.deepEqual(textsIn('mail me@example.com, 5 @ 3, http://u@host, @, @1'), []);
});

test('of a text that names hundreds the first hundred are told', () => {
  const names = Array.from({ length: 300 }, (_, at) => `@a${at}`);
  assert.deepEqual(textsIn(names.join(' ')), names.slice(0, 100));
});

test('a text without its handles keeps what is around them', () => {
  assert.equal(withoutHandles('Tell @ops@example.com and @slack-x.\nBye'), 'Tell  and .\nBye');
});
