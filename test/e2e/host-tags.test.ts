import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { labrador } from '../harness/labrador.ts';
import { sendTraces } from '../harness/send-spans.ts';
import { startLab } from '../harness/start-lab.ts';
import { traceAgentUrl } from '../harness/trace-agent-url.ts';

const config = {
  'datadog.yaml': 'hostname: lab-1\n',
  'conf.d/my_metric.d/conf.yaml': 'instances:\n  - min_collection_interval: 1\n',
};

test('a tag added in datadog.yaml filters metrics and spans of the host within seconds', async () => {
  const lab = await startLab({ with: ['backend', 'agent'], config });
  after(() => lab.stop());
  const env = { ...lab.env };
  const expect = async (...args: string[]) => {
    const { status, stdout, stderr } = await labrador(['expect', ...args], { env });
    return { status, said: stdout + stderr };
  };
  await sendTraces(await traceAgentUrl(lab.url), [
    {
      traceId: 1n,
      startMs: Date.now() - 100,
      spans: [{ id: 1, atUs: 0, forUs: 10, service: 'web', name: 'web.request', resource: 'GET /' }],
    },
  ]);
  assert.equal((await expect('--spans', 'service:web', '== 1', '--within', '10s')).status, 0);
  assert.equal((await expect('--spans', 'team:blue', '>= 1', '--within', '0s')).status, 1);

  writeFileSync(path.join(lab.configDir, 'datadog.yaml'), 'hostname: lab-1\ntags: [team:blue]\n');
  const [metric, spans] = await Promise.all([
    expect('avg:my_metric{team:blue} by {host}', '>= 0', '--within', '10s'),
    expect('--spans', 'service:web team:blue', '== 1', '--within', '10s'),
  ]);
  assert.equal(metric.status, 0, metric.said);
  assert.match(metric.said, /host:lab-1,team:blue: /);
  assert.equal(spans.status, 0, spans.said);
});
