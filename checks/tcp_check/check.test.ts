import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, Socket } from 'node:net';
import { mock, type TestContext, test } from 'node:test';
import { runCheck, VirtualClock } from 'labrador/check/testing';
import { parse } from 'yaml';
import TcpCheck from './check.ts';

async function listen(context: TestContext): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

test('a port that takes connections is up, with the time that it took', async (context) => {
  const { port } = await listen(context);
  const instance = { name: 'my port', host: '127.0.0.1', port, collect_response_time: true, tags: ['env:lab'] };
  const result = await runCheck(TcpCheck, { instance });

  const tags = ['target_host:127.0.0.1', `port:${port}`, 'instance:my_port', 'address:127.0.0.1', 'env:lab'];
  result.assertServiceCheck('tcp.can_connect', { status: 0, tags, message: '', count: 1 });
  result.assertMetric('network.tcp.can_connect', { value: 1, type: 'gauge', tags, count: 1 });
  const timeTags = [`url:127.0.0.1:${port}`, 'instance:my port', 'address:127.0.0.1', 'env:lab'];
  result.assertMetric('network.tcp.response_time', { type: 'gauge', tags: timeTags, count: 1 });
  result.assertAllMetricsCovered();
  result.assertMetadata(new URL('metadata.csv', import.meta.url));
  assert.deepEqual(result.configWarnings, []);
});

test('the time is sent in seconds, and only when it is asked for', async (context) => {
  const { port } = await listen(context);
  const clock = new VirtualClock();
  let nowMs = 0;
  // Every look at the clock is a quarter of a second after the one before.
  const replaced = mock.method(clock, 'monotonic', () => (nowMs += 250));
  context.after(() => replaced.mock.restore());
  const instance = { name: 'n', host: '127.0.0.1', port };
  const slow = await runCheck(TcpCheck, { clock, instance: { ...instance, collect_response_time: true } });
  slow.assertMetric('network.tcp.response_time', { value: 0.25, count: 1 });
  const silent = await runCheck(TcpCheck, { instance });
  assert.equal(silent.metrics('network.tcp.response_time').length, 0);
});

test('a port where nobody listens is critical, and is tried anew', async (context) => {
  const { server, port } = await listen(context);
  await new Promise((resolve) => server.close(resolve));
  const instance = { name: 'n', host: '127.0.0.1', port, collect_response_time: true };
  const result = await runCheck(TcpCheck, { instance, times: 2 });
  result.assertServiceCheck('tcp.can_connect', { status: 2, count: 2 });
  result.assertMetric('network.tcp.can_connect', { value: 0, count: 2 });
  result.assertAllMetricsCovered();
  assert.match(result.serviceChecks()[0]?.message ?? '', /ECONNREFUSED.*Connection failed after \d+ ms/);
});

test('a connection that does not open in time is critical', async (context) => {
  const clock = new VirtualClock();
  // Stands for an address that swallows packets: no such address is the same on every machine.
  const replaced = mock.method(Socket.prototype, 'connect', function (this: Socket) {
    queueMicrotask(() => void clock.advance(1500));
    return this;
  });
  context.after(() => replaced.mock.restore());
  const instance = { name: 'n', host: '127.0.0.1', port: 9, timeout: 1.5 };
  const result = await runCheck(TcpCheck, { clock, instance });
  const message = 'timed out after 1500 ms. Connection failed after 1500 ms';
  result.assertServiceCheck('tcp.can_connect', { status: 2, message });
});

test('a name without an address is an error of the run', async () => {
  const instance = { name: 'n', host: 'nowhere.invalid', port: 80 };
  const result = await runCheck(TcpCheck, { instance, expectError: true });
  assert.match(String(result.error), /Cannot resolve the host nowhere\.invalid/);
});

test('what cannot be a target is refused by key', async () => {
  const good = { name: 'n', host: 'localhost', port: 80 };
  const cases = [
    [{ name: 'n', port: 80 }, /host: must be a host name/],
    [{ host: 'localhost', port: 80 }, /name: must be a text/],
    [{ ...good, port: 0 }, /port: must be a port/],
    [{ ...good, port: 65_536 }, /port: must be a port/],
    [{ ...good, port: 'http' }, /port: must be a port/],
    [{ ...good, timeout: 0 }, /timeout: must be above zero/],
    [{ ...good, ip_cache_duration: -1 }, /ip_cache_duration: must not be negative/],
  ] as const;
  for (const [instance, message] of cases) await assert.rejects(runCheck(TcpCheck, { instance }), message);
});

test('conf.yaml.example is valid with every option in use', async (context) => {
  const { port } = await listen(context);
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8').replaceAll(/^( *)# /gm, '$1');
  const { instances } = parse(text) as { readonly instances: readonly object[] };
  const result = await runCheck(TcpCheck, { instance: { ...instances[0], host: '127.0.0.1', port } });
  assert.deepEqual(result.configWarnings, []);
  result.assertServiceCheck('tcp.can_connect', { status: 0 });
  const known = Object.keys(TcpCheck.instanceSchema.shape);
  assert.deepEqual(
    known.filter((key) => !Object.hasOwn(instances[0] ?? {}, key)),
    [],
  );
});
