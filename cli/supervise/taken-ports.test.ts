import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { takenPorts } from './taken-ports.ts';

const backend = ['backend'];

function config(httpPort: number, dogstatsdPort: number, rest: object = {}) {
  return datadogSchema.parse({
    labrador: { port: httpPort },
    dogstatsd_port: dogstatsdPort,
    apm_config: { receiver_port: 0 },
    ...rest,
  });
}

test('taken ports are named with what they are for and where they are set', async (context) => {
  const server = net.createServer().listen(0, '127.0.0.1');
  const socket = dgram.createSocket('udp4').bind(0, '127.0.0.1');
  context.after(() => {
    server.close();
    socket.close();
  });
  await Promise.all([once(server, 'listening'), once(socket, 'listening')]);
  const tcp = (server.address() as net.AddressInfo).port;
  const udp = socket.address().port;
  const sentences = await takenPorts(config(tcp, udp), backend);
  assert.equal(sentences.length, 2);
  assert.match(sentences[0] ?? '', new RegExp(`^port ${tcp}/tcp \\(console and API\\) is taken .*labrador\\.port`));
  assert.match(sentences[1] ?? '', new RegExp(`^port ${udp}/udp \\(DogStatsD\\) is taken .*dogstatsd_port`));
  assert.deepEqual(await takenPorts(config(0, udp, { use_dogstatsd: false }), backend), []);
});

test('the doors of traces and of the services are looked at too, those of processes that start', async (context) => {
  const server = net.createServer().listen(0, '127.0.0.1');
  context.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const all = datadogSchema.parse({
    labrador: { port: 0, employees_port: port, apm_app_port: port, mysql_port: port },
    dogstatsd_port: 0,
    apm_config: { receiver_port: port },
  });
  const [traces, employees, apmApp, ...rest] = await takenPorts(all, ['backend', 'mysql', 'employees', 'apm-app']);
  assert.deepEqual(rest, []);
  assert.match(traces ?? '', /\(traces\) is taken .*DD_APM_RECEIVER_PORT or apm_config\.receiver_port/);
  assert.match(employees ?? '', /\(employees\) is taken .*DD_LABRADOR_EMPLOYEES_PORT or labrador\.employees_port/);
  assert.match(apmApp ?? '', /\(apm-app\) is taken .*labrador\.apm_app_port .*--without apm-app/);
  assert.equal((await takenPorts(all, ['employees'])).length, 1);
});

test("the trace receiver's port is looked at unless there is none", async (context) => {
  const server = net.createServer().listen(0, '127.0.0.1');
  context.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const [sentence] = await takenPorts(config(0, 0, { apm_config: { receiver_port: port } }), backend);
  assert.match(sentence ?? '', new RegExp(`^port ${port}/tcp \\(traces\\) is taken .*apm_config\\.receiver_port`));
  assert.deepEqual(
    await takenPorts(config(0, 0, { apm_config: { receiver_port: port, enabled: false } }), backend),
    [],
  );
});

test('free ports, and any free port, are fine', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  assert.deepEqual(await takenPorts(config(port, 0), backend), []);
});

test('an address that this machine does not have is told as such', async () => {
  const [sentence] = await takenPorts(config(1, 0, { bind_host: '192.0.2.1' }), backend);
  assert.match(sentence ?? '', /cannot be used \(EADDRNOTAVAIL\)/);
});
