import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import net, { type AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { LabProcess } from '../../lib/api-types/lab.ts';
import { systemClock } from '../../lib/clock/system-clock.ts';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { diagnoseConnectivity } from './connectivity.ts';

const base = { pid: 1, version: '1', startedAtMs: 0, rssBytes: 1 };

function processWith(endpoints: Record<string, string>): LabProcess {
  return { name: 'backend', status: { ...base, name: 'backend', endpoints } };
}

test('a port that listens passes, one that does not fails with the reason', async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const means = { clock: systemClock, readCounters: async () => ({}) };
  const [open] = await diagnoseConnectivity([processWith({ http: `http://127.0.0.1:${port}` })], means);
  assert.deepEqual(open, {
    suite: 'connectivity',
    name: 'backend, http',
    result: 'PASS',
    finding: `127.0.0.1:${port} answers`,
  });
  await new Promise((resolve) => server.close(resolve));
  const [closed] = await diagnoseConnectivity([processWith({ http: `http://127.0.0.1:${port}` })], means);
  assert.equal(closed?.result, 'FAIL');
  assert.match(closed?.finding ?? '', /ECONNREFUSED/);
});

test('a MySQL server that takes connections and does not greet fails', async (t) => {
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = `mysql://e@127.0.0.1:${(server.address() as AddressInfo).port}/e`;
  const means = { clock: systemClock, readCounters: async () => ({}) };
  const [found] = await diagnoseConnectivity([processWith({ mysql: url })], means);
  assert.equal(found?.result, 'FAIL');
  assert.match(found?.finding ?? '', /no greeting within 2000 ms: the server hangs/);
});

test('a packet that is not counted fails when patience is over', async (t) => {
  const socket = dgram.createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  t.after(() => socket.close());
  const url = `udp://127.0.0.1:${socket.address().port}`;
  const clock = new VirtualClock();
  let isOver = false;
  const looking = diagnoseConnectivity([processWith({ dogstatsd: url })], { clock, readCounters: async () => ({}) });
  void looking.then(() => {
    isOver = true;
  });
  while (!isOver) await clock.advance(100);
  const [found] = await looking;
  assert.match(found?.finding ?? '', /a packet was sent and not counted within 2000 ms/);
});
