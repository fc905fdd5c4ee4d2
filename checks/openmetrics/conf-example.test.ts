import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runCheck } from 'labrador/check/testing';
import { parse } from 'yaml';
import { serve } from '../http_check/testing/serve.ts';
import OpenmetricsCheck from './check.ts';
import { openmetricsInstance } from './instance.ts';

const example = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8');
/** With every option that is commented out. */
const full: { instances: object[] } = parse(example.replace(/^ {4}# (?=[\w ]+(?::|-|$)| {2,})/gm, '    '));

test('the example explains every option, and each can be read as it stands there', async (context) => {
  const explained = [...example.matchAll(/@param (\w+)/g)].map(([, key]) => key);
  const refused = 'not supported';
  const readable = Object.entries(openmetricsInstance.shape)
    .filter(([, schema]) => !JSON.stringify(schema.safeParse(true).error?.issues ?? []).includes(refused))
    .map(([key]) => key);
  assert.deepEqual(explained.toSorted(), [...readable, 'tags'].toSorted());

  const [instance = {}] = full.instances;
  assert.deepEqual(Object.keys(instance).toSorted(), explained.toSorted());
  const { address } = await serve(
    context,
    (_request, response) => void response.end('# TYPE node_load1 gauge\nnode_load1 1\n# EOF\n'),
  );
  const files = { tls_ca_cert: undefined, tls_cert: undefined, tls_private_key: undefined };
  const options = { ...instance, ...files, openmetrics_endpoint: address, raw_metric_prefix: '', headers: {} };
  const result = await runCheck(OpenmetricsCheck, { instance: options });
  assert.deepEqual(result.configWarnings, []);
  result.assertMetric('node.node_load1', { value: 1, count: 1 });
});
