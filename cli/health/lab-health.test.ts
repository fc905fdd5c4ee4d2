import assert from 'node:assert/strict';
import net, { type AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { LabProcess } from '../../lib/api-types/lab.ts';
import { systemClock } from '../../lib/clock/system-clock.ts';
import { labHealth } from './lab-health.ts';

test('a MySQL that takes connections and says nothing is unhealthy, though its process answers', async (context) => {
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const base = { pid: 1, version: '1', startedAtMs: 0, rssBytes: 1 };
  const mysql = { ...base, name: 'mysql', endpoints: { mysql: `mysql://e@127.0.0.1:${port}/e` } };
  const processes: LabProcess[] = [
    { name: 'backend', status: { ...base, name: 'backend', endpoints: {} } },
    { name: 'mysql', status: mysql as NonNullable<LabProcess['status']> },
  ];
  assert.deepEqual(await labHealth(processes, systemClock), {
    healthy: ['backend'],
    unhealthy: [{ name: 'mysql', reason: `127.0.0.1:${port}: no greeting within 2000 ms: the server hangs` }],
  });
});
