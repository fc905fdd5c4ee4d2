import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { v1, v2 } from '@datadog/datadog-api-client';
import { projectRoot } from '../../lib/config/places.ts';
import { apiClientOf } from './api-client.ts';
import { becomes } from './ask.ts';
import { type Backend, startBackend } from './start-backend.ts';

/** The backend as it is started, with the downtimes and the monitor of the project as they are shipped. */
describe('downtimes of a lab, by the official client', () => {
  let backend: Backend;
  const one = () => new v1.DowntimesApi(apiClientOf(backend));
  const two = () => new v2.DowntimesApi(apiClientOf(backend));
  before(async () => {
    backend = await startBackend((folder) => {
      for (const name of ['downtimes', 'monitors']) {
        cpSync(path.join(projectRoot, 'test/lab-config', name), path.join(folder, 'config', name), { recursive: true });
      }
      return 'labrador: { poll_interval_ms: 100 }\n';
    });
  });
  after(() => backend?.remove());

  test('those of files are there, in the status too, and cannot be changed', async () => {
    const { data = [] } = await two().listDowntimes({ include: 'created_by,monitor' });
    assert.deepEqual(
      data.map(({ attributes }) => ({ ...attributes?.monitorIdentifier })),
      Array(2).fill({ monitorTags: ['lab:my_metric'] }),
    );
    assert.equal(data[0]?.attributes?.additionalProperties?.lab.file, 'downtimes/my-metric-nights.json');
    const { downtimes = [] } = await backend.status();
    assert.deepEqual(downtimes.map(({ file }) => path.basename(file ?? '')).toSorted(), [
      'my-metric-nights.json',
      'my-metric-weekend.json',
    ]);
    const refused = { code: 403, message: /is kept in the file .*my-metric-/ };
    await assert.rejects(two().cancelDowntime({ downtimeId: data[0]?.id ?? '' }), refused);
    const [legacy] = await one().listDowntimes();
    await assert.rejects(one().updateDowntime({ downtimeId: legacy?.id ?? 0, body: { message: 'x' } }), { code: 403 });
  });

  test('one that is made mutes the monitor of the project, until it is canceled', async () => {
    const [monitor] = await new v1.MonitorsApi(apiClientOf(backend)).listMonitors({});
    const monitorId = monitor?.id ?? 0;
    const attributes = { scope: '*', monitorIdentifier: { monitorId }, message: 'repair' };
    const { data } = await two().createDowntime({ body: { data: { type: 'downtime', attributes } } });
    const ids = async () => (await two().listMonitorDowntimes({ monitorId })).data?.map(({ id }) => id) ?? [];
    assert.ok((await ids()).includes(data?.id ?? ''));
    assert.equal(
      (await backend.status()).downtimes?.some(({ id }) => id === data?.id),
      true,
    );
    await two().cancelDowntime({ downtimeId: data?.id ?? '' });
    assert.equal((await ids()).includes(data?.id ?? ''), false);
  });

  test('when its file goes, so does the downtime', async () => {
    rmSync(path.join(backend.folder, 'config', 'downtimes', 'my-metric-weekend.json'));
    await becomes(async () => (await backend.status()).downtimes?.length, 1);
  });
});
