import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namespacesOf } from './namespaces.ts';

test('namespaces of instances, as the names of metrics have them', () => {
  const yaml = (instanceYaml: string) => ({ instanceYaml });
  assert.deepEqual(
    namespacesOf([
      yaml('openmetrics_endpoint: http://a\nnamespace: node\n'),
      yaml('namespace: "my-app"\n'),
      yaml('namespace: node\n'),
      yaml('other:\n  namespace: within\n'),
      yaml('namespace: ""\n'),
    ]),
    ['my_app', 'node'],
  );
});
