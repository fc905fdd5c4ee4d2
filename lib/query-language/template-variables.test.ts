import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoundVariable } from './bound-variable.ts';
import { parseQueries } from './parse.ts';
import { bindTemplateVariables, withPlaceholders } from './template-variables.ts';

const variables: readonly BoundVariable[] = [
  { name: 'env', prefix: 'env', values: ['prod'] },
  { name: 'env_2', prefix: 'env', values: ['dev'] },
  { name: 'hosts', prefix: 'host', values: ['a', 'b'] },
  { name: 'all', prefix: 'region', values: ['*'] },
  { name: 'none', prefix: 'region', values: [] },
  { name: 'tag', values: ['team:x'] },
  { name: 'g', type: 'group', values: ['team', 'host'] },
  { name: 'g0', type: 'group', values: ['*'] },
];

/** Between the braces: as written → bound. */
const scopes: readonly (readonly [string, string])[] = [
  ['*', '*'],
  ['$env', 'env:prod'],
  ['$env_2', 'env:dev'],
  ['$tag', 'team:x'],
  ['$hosts', '(host:a OR host:b)'],
  ['!$env', '!env:prod'],
  ['-$env', '-env:prod'],
  ['!$hosts,x:y', '!(host:a OR host:b),x:y'],
  ['-$hosts', '!(host:a OR host:b)'],
  ['$all', '*'],
  ['$none', '*'],
  ['x:y, $all , $env', 'x:y,env:prod'],
  ['!$all,x:y', 'x:y'],
  ['service:$env.value', 'service:prod'],
  ['service:$env', 'service:prod'],
  ['service:web-$env.value-1', 'service:web-prod-1'],
  ['node:$hosts.value', '(node:a OR node:b)'],
  ['service:$all.value', '*'],
  ['service:x-$all.value', 'service:x-*'],
  ['node:$hosts.value-$env.value', '(node:a-prod OR node:b-prod)'],
  ['x:y AND ($env OR $hosts)', 'x:y AND (env:prod OR (host:a OR host:b))'],
  ['x:y AND NOT $all', 'x:y AND *'],
  ['$all OR x:y', '* OR x:y'],
  ['node IN ($hosts.value, c)', 'node IN (a, b, c)'],
  ['node NOT IN ($all.value,c) AND x:y', '* AND x:y'],
  ['$unknown', '$unknown'],
  ['$environment', '$environment'],
];

for (const [written, bound] of scopes) {
  test(`{${written}} → {${bound}}`, () => {
    const text = bindTemplateVariables(`avg:m{${written}} by {host}.fill(zero) + 1`, variables);
    assert.equal(text, `avg:m{${bound}} by {host}.fill(zero) + 1`);
    if (!bound.includes('$')) parseQueries(text);
  });
}

test('keys of by {…}', () => {
  const by = (keys: string): string => bindTemplateVariables(`avg:m{*} by {${keys}}`, variables);
  assert.equal(by('$g'), 'avg:m{*} by {team,host}');
  assert.equal(by('env, $g'), 'avg:m{*} by {env,team,host}');
  assert.equal(by('$g0, env'), 'avg:m{*} by {env}');
  assert.equal(by('$g0'), 'avg:m{*} ');
  assert.equal(by('$env'), 'avg:m{*} by {env}');
  assert.equal(by('$unknown'), 'avg:m{*} by {$unknown}');
});

test('every query of an expression is bound, and nothing between them is touched', () => {
  assert.equal(
    bindTemplateVariables("top(avg:a{$env}, 5, 'mean', 'desc') / sum:b{$all} by {$g}.as_count()", variables),
    "top(avg:a{env:prod}, 5, 'mean', 'desc') / sum:b{*} by {team,host}.as_count()",
  );
});

test('what is no query, and what has too many alternatives, stays as it is', () => {
  assert.equal(bindTemplateVariables('avg:m{$env} ~', variables), 'avg:m{$env} ~');
  const many = [{ name: 'v', values: Array.from({ length: 40 }, (_, at) => `v${at}`) }];
  assert.equal(bindTemplateVariables('avg:m{a:$v.value-$v.value}', many), 'avg:m{a:$v.value-$v.value}');
});

test('placeholders make any query readable, at the same offsets', () => {
  for (const [written] of scopes) {
    const text = `avg:m{${written}} by {$g}`;
    assert.equal(withPlaceholders(text).length, text.length);
    parseQueries(withPlaceholders(text));
  }
});
