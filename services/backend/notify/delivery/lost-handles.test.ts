import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notifySchema } from '../../../../lib/config/notify-schema.ts';
import { lostHandles } from './lost-handles.ts';

const config = notifySchema.parse({ webhooks: { x: { url: 'http://x' }, 'slack-ops': { url: 'http://y' } } });

function lost(message: string): readonly string[] {
  return lostHandles(message, config).map(({ handle }) => handle);
}

test('handles without a webhook of their name lead nowhere, in whatever part of the message', () => {
  assert.deepEqual(lostHandles('It is high @webhook-z', config), [
    { handle: '@webhook-z', reason: "no webhook 'z' in config/notify.yaml" },
  ]);
  assert.deepEqual(lost('{{#is_alert}}@slack-a{{/is_alert}} {{#is_warning}} @team {{else}}@slack-b{{/is_warning}}'), [
    '@slack-a',
    '@team',
    '@slack-b',
  ]);
});

test('those that have one do not, nor do mail addresses, @all, and what a variable fills', () => {
  assert.deepEqual(lost('@webhook-x @X @slack-ops @a@example.com @all @All'), []);
  assert.deepEqual(lost('@slack-{{env.name}} @{{host.name}}-ops @slack-{{{env.name}}} {{! @nobody }}'), []);
});
