import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { v1, v2 } from '@datadog/datadog-api-client';
import { apiClientOf } from './api-client.ts';
import { type Backend, startBackend } from './start-backend.ts';

let backend: Backend;
before(async () => {
  backend = await startBackend();
});
after(() => backend.remove());

const nowS = Math.floor(Date.now() / 1000);
const window = { start: nowS - 600, end: nowS };

/** As `Graph.status` of datadogpy: by the part of the address between `/snapshot/view/` and `.png`. */
async function waitForPicture(address: string): Promise<void> {
  const path = new URL(address).pathname.split('/snapshot/view/')[1]?.split('.png')[0];
  for (;;) {
    const answer = await fetch(`${backend.url}/api/v1/graph/snapshot_status/${path}`);
    assert.equal(answer.status, 200);
    const { status_code } = (await answer.json()) as { readonly status_code: number };
    if (status_code === 200) return;
    assert.equal(status_code, 202);
    await sleep(20);
  }
}

async function pngAt(address: string): Promise<{ readonly width: number; readonly height: number }> {
  const answer = await fetch(address);
  assert.equal(answer.status, 200);
  const png = Buffer.from(await answer.arrayBuffer());
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

test('the official client takes snapshots of metrics and of graphs; their pictures are PNGs', async () => {
  const metrics = new v2.MetricsApi(apiClientOf(backend));
  const points = [...Array(10).keys()].map((at) => ({ timestamp: nowS - 300 + at * 20, value: at }));
  await metrics.submitMetrics({ body: { series: [{ metric: 'my.metric', type: 3, points }] } });

  const snapshots = new v1.SnapshotsApi(apiClientOf(backend));
  const taken = await snapshots.getGraphSnapshot({ ...window, metricQuery: 'avg:my.metric{*}', title: 'Mine' });
  assert.equal(taken.metricQuery, 'avg:my.metric{*}');
  assert.equal(taken.graphDef, '{"requests": [{"q": "avg:my.metric{*}"}]}');
  const address = String(taken.snapshotUrl);
  assert.ok(address.startsWith(`${backend.url}/snapshot/view/`));
  await waitForPicture(address);
  assert.deepEqual(await pngAt(address), { width: 600, height: 300 });

  const q = "top(avg:my.metric{*} by {host}, 5, 'mean', 'desc')";
  const graphDef = JSON.stringify({ viz: 'toplist', requests: [{ q }] });
  const graph = await snapshots.getGraphSnapshot({ ...window, graphDef, width: 480, height: 240 });
  assert.equal(graph.graphDef, graphDef);
  assert.deepEqual(await pngAt(String(graph.snapshotUrl)), { width: 480, height: 240 });
});

test('the official client is told what is wrong', async () => {
  const snapshots = new v1.SnapshotsApi(apiClientOf(backend));
  await assert.rejects(snapshots.getGraphSnapshot({ ...window, metricQuery: 'avg:my.metric{' }), { code: 400 });
  await assert.rejects(snapshots.getGraphSnapshot(window), (error: { readonly code: number }) => error.code === 400);
});
