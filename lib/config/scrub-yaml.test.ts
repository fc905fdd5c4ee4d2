import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scrubYaml } from './scrub-yaml.ts';

test('values of secret keys go, all else stays as it is written', () => {
  const text = [
    '# the lab',
    'api_key: 0123456789abcdef # of the lab',
    "hostname:   'web'",
    'instances:',
    '  - {user: datadog, password: "a b", port: 3306}',
    '    # password: old',
    'private_key: |',
    '  line one',
    '  line two',
    'tokens: [one, two]',
    'password: ""',
    'url: http://me:pw@host/x',
    'tls_verify: true',
    'app_key: ENC[app_key]',
    'token: "ENC[token]" # of the lab',
    '',
  ].join('\n');
  assert.equal(
    scrubYaml(text),
    [
      '# the lab',
      'api_key: ******** # of the lab',
      "hostname:   'web'",
      'instances:',
      '  - {user: datadog, password: ********, port: 3306}',
      '    # password: ********',
      'private_key: ********',
      'tokens: [********, ********]',
      'password: ""',
      'url: http://me:********@host/x',
      'tls_verify: true',
      'app_key: ENC[app_key]',
      'token: "ENC[token]" # of the lab',
      '',
    ].join('\n'),
  );
});

test('a file that is no YAML is scrubbed line by line', () => {
  assert.equal(scrubYaml('a: [\nDD_API_KEY=abc\n'), 'a: [\nDD_API_KEY=********\n');
});
