import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadNotifyConfig } from './notify-config.ts';

function load(t: TestContext, text: string | undefined, env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'notify-'));
  t.after(() => rmSync(folder, { recursive: true }));
  if (text !== undefined) writeFileSync(path.join(folder, 'notify.yaml'), text);
  const { config, problems, secrets } = loadNotifyConfig(folder, env);
  return { config, secrets, problems: problems.map(({ severity, line, message }) => `${severity} ${line} ${message}`) };
}

test('without a file there is no server and no webhook', (t) => {
  const nothing = { from: 'Labrador <labrador@localhost>', webhooks: {} };
  for (const text of [undefined, '', 'smtp_url:\nwebhooks:\n']) {
    assert.deepEqual(load(t, text), { config: nothing, problems: [], secrets: [] });
  }
});

test('variables of the environment are put in, and nowhere shown', (t) => {
  const text = [
    `smtp_url: smtp://me:\${SMTP_PASSWORD}@localhost:2525`,
    'webhooks:',
    '  ops:',
    `    url: https://example.com/\${HOOK}`,
    '    payload: { text: "$EVENT_TITLE" }',
    `    custom_headers: { X-Key: "\${HOOK}", X-Number: 5 }`,
    '  plain: { url: http://localhost:1/, payload: "{}", encode_as: form }',
  ].join('\n');
  const { config, problems, secrets } = load(t, text, { SMTP_PASSWORD: 'p%40ssw', HOOK: 't0ken' });
  assert.deepEqual(problems, []);
  assert.equal(config.smtp_url, 'smtp://me:p%40ssw@localhost:2525');
  assert.deepEqual(config.webhooks.ops, {
    ...{ url: 'https://example.com/t0ken', payload: { text: '$EVENT_TITLE' }, encode_as: 'json' },
    custom_headers: { 'X-Key': 't0ken', 'X-Number': '5' },
  });
  assert.equal(config.webhooks.plain?.encode_as, 'form');
  assert.deepEqual(secrets, ['https://example.com/t0ken', 'http://localhost:1/', 'p%40ssw', 't0ken', 'p@ssw']);
});

test('what is wrong is named by key and line, never by value; the rest counts', (t) => {
  const text = [
    'smtp_url: ftp://user:hunter2@localhost',
    'from: nobody',
    'smpt_url: x',
    'webhooks:',
    '  good: { url: http://localhost/ }',
    '  bad: { url: http://localhost/, encode_as: xml }',
    '  typo: { url: http://localhost/, headers: {} }',
    `  lacking: { url: "http://localhost/\${NOT_SET}" }`,
  ].join('\n');
  const { config, problems } = load(t, text);
  assert.deepEqual(Object.keys(config.webhooks), ['good']);
  assert.equal(config.smtp_url, undefined);
  assert.equal(config.from, 'Labrador <labrador@localhost>');
  assert.match(problems.join('\n'), /error 8 webhooks\.lacking\.url: the variable NOT_SET is not set/);
  assert.match(problems.join('\n'), /warning 3 smpt_url is not a known key and not read \(did you mean smtp_url\?\)/);
  assert.match(problems.join('\n'), /error 1 smtp_url: must be an address that begins with smtp:\/\/ or smtps:\/\//);
  assert.match(problems.join('\n'), /error 2 from: must be an address/);
  assert.match(problems.join('\n'), /error 6 webhooks\.bad\.encode_as: /);
  assert.match(problems.join('\n'), /error 7 webhooks\.typo: Unrecognized key: "headers"/);
  assert.doesNotMatch(problems.join('\n'), /hunter2/);
});

test('a file that is no map is one problem', (t) => {
  assert.deepEqual(load(t, '- a\n').problems, ['error 1 must be a map of keys and values']);
});

test('a password with a percent sign that is no escape is one all the same', (t) => {
  const { config, problems, secrets } = load(t, 'smtp_url: smtp://me:100%pure@localhost');
  assert.deepEqual(problems, []);
  assert.equal(config.smtp_url, 'smtp://me:100%pure@localhost');
  assert.deepEqual(secrets, ['100%pure']);
});

test('what the headers of a webhook say is not shown either', (t) => {
  const { secrets } = load(t, 'webhooks: { x: { url: "http://h/", custom_headers: { Authorization: "Bearer abc" } } }');
  assert.deepEqual(secrets, ['Bearer abc', 'http://h/']);
});
