import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeMetricName } from '../../../../lib/tags/normalize-metric-name.ts';
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

test('a namespace is what the backend makes of it in a name', () => {
  for (const namespace of ['node', 'my-app', '2nd_app', 'a b_', 'a.-b', 'a__b', 'a_.b']) {
    const [found] = namespacesOf([{ instanceYaml: `namespace: ${namespace}\n` }]);
    assert.equal(`${found}.x`, normalizeMetricName(`${namespace}.x`), namespace);
  }
});
