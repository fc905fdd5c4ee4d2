import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { runCheck, VirtualClock } from 'labrador/check/testing';
import { parse } from 'yaml';
import NtpCheck from './check.ts';

const nowMs = 1_750_000_000_500;

interface FakeServer {
  readonly address?: string;
  readonly port?: number;
  /** Seconds by which its clock is ahead. */
  readonly aheadS?: number;
  /** Changes the answer before it is sent. */
  readonly alter?: (answer: Buffer) => Buffer;
}

/** An NTP server whose clock stands still; @returns its port, and the requests that came */
async function serve(context: TestContext, fake: FakeServer = {}) {
  const socket = createSocket('udp4');
  const requests: Buffer[] = [];
  socket.on('message', (request, client) => {
    requests.push(request);
    socket.send((fake.alter ?? ((same) => same))(answerTo(request, fake.aheadS ?? 0)), client.port, client.address);
  });
  return { port: await bind(context, socket, fake), requests };
}

async function bind(context: TestContext, socket: Socket, { port = 0, address = '127.0.0.1' }: FakeServer) {
  await new Promise<void>((resolve) => socket.bind(port, address, resolve));
  context.after(() => socket.close());
  return socket.address().port;
}

function answerTo(request: Buffer, aheadS: number): Buffer {
  const answer = Buffer.alloc(48);
  answer[0] = 0b00_011_100;
  answer[1] = 2;
  request.copy(answer, 24, 40, 48);
  const seconds = nowMs / 1000 + aheadS + 2_208_988_800;
  for (const offset of [32, 40]) {
    answer.writeUInt32BE(Math.floor(seconds) % 2 ** 32, offset);
    answer.writeUInt32BE((seconds % 1) * 2 ** 32, offset + 4);
  }
  return answer;
}

const run = (instance: object, expectError = false) =>
  runCheck(NtpCheck, { clock: new VirtualClock(nowMs), instance: { timeout: 2, ...instance }, expectError });

test('the offset is sent in seconds, and in sync is what lies within the threshold', async (context) => {
  const cases = [
    [0, 0],
    [2.25, 0],
    [60, 0],
    [60.25, 2],
    [-60.25, 2],
  ] as const;
  for (const [aheadS, status] of cases) {
    const { port, requests } = await serve(context, { aheadS });
    const result = await run({ host: '127.0.0.1', port, tags: ['env:lab'] });
    result.assertMetric('ntp.offset', { value: aheadS, type: 'gauge', tags: ['env:lab'], count: 1 });
    result.assertServiceCheck('ntp.in_sync', { status, tags: ['env:lab'], count: 1 });
    result.assertAllMetricsCovered();
    result.assertMetadata(new URL('metadata.csv', import.meta.url));
    assert.deepEqual(result.configWarnings, []);
    // Version 3, mode client; Unix 1750000000.5 in NTP's time.
    assert.equal(requests[0]?.[0], 0b00_011_011);
    assert.equal(requests[0]?.subarray(40).toString('hex'), 'ebf9600080000000');
  }
});

// macOS has one address of the loopback only, and all servers of an instance have the same port.
const oneLoopback = { skip: process.platform === 'darwin' };
test(
  'of several servers the median counts, and one that is wrong or silent does no harm',
  oneLoopback,
  async (context) => {
    const { port } = await serve(context, { aheadS: 1 });
    await serve(context, { port, address: '127.0.0.2', aheadS: 1000 });
    await serve(context, { port, address: '127.0.0.3', aheadS: 2 });
    const hosts = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];
    (await run({ hosts, port })).assertMetric('ntp.offset', { value: 2 });
    (await run({ host: '127.0.0.1', hosts: ['127.0.0.3'], port })).assertMetric('ntp.offset', { value: 1.5 });

    const withDeadOne = await run({ hosts: ['127.0.0.1', '127.0.0.4'], port });
    withDeadOne.assertMetric('ntp.offset', { value: 1 });
    assert.match(withDeadOne.warnings.join(), /NTP server 127\.0\.0\.4: .*ECONNREFUSED/);
  },
);

test('what is no good answer is no time', async (context) => {
  const change = (index: number, value: number) => (answer: Buffer) => {
    answer[index] = value;
    return answer;
  };
  const cases: [(answer: Buffer) => Buffer, RegExp][] = [
    [(answer) => answer.subarray(0, 47), /47 bytes/],
    [change(0, 0b00_011_011), /not a server's/],
    [change(24, 0), /another question/],
    [change(1, 0), /not in sync itself/],
    [change(1, 16), /not in sync itself/],
    [change(0, 0b11_011_100), /not in sync itself/],
  ];
  for (const [alter, message] of cases) {
    const { port } = await serve(context, { alter });
    const result = await run({ host: '127.0.0.1', port }, true);
    assert.match(result.warnings.join(), message);
    result.assertServiceCheck('ntp.in_sync', { status: 3, count: 1 });
    assert.deepEqual(result.metrics(), []);
    assert.match(String(result.error), /Cannot read the time of any NTP server of 127\.0\.0\.1/);
  }
});

test('a server that does not answer is given up after the timeout', async (context) => {
  const clock = new VirtualClock(nowMs);
  const silent = createSocket('udp4');
  silent.on('message', () => void clock.advance(2000));
  const port = await bind(context, silent, {});
  const instance = { host: '127.0.0.1', port, timeout: 2 };
  const result = await runCheck(NtpCheck, { clock, instance, expectError: true });
  assert.match(result.warnings.join(), /no answer within 2000 ms/);
  result.assertServiceCheck('ntp.in_sync', { status: 3 });
});

test('without a server nothing is asked: the instance is refused', async () => {
  await assert.rejects(run({}), /hosts: name the NTP servers.*nothing leaves this machine unasked/);
  await assert.rejects(run({ hosts: [] }), /name the NTP servers/);
  await assert.rejects(run({ host: 'a', use_local_defined_servers: true }), /use_local_defined_servers: must be false/);
  await assert.rejects(run({ host: 'a', version: 5 }), /version: must be 1 to 4/);
  await assert.rejects(run({ host: 'a', port: 'clock' }), /port: must be a port/);
  await assert.rejects(run({ host: 'a', offset_threshold: 0 }), /offset_threshold: must be above zero/);
});

test('conf.yaml.example is valid with every option in use', async (context) => {
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8').replaceAll(/^( *)# /gm, '$1');
  const { instances } = parse(text) as { readonly instances: readonly object[] };
  const { port } = await serve(context);
  const result = await run({ ...instances[0], host: '127.0.0.1', hosts: [], port });
  assert.deepEqual(result.configWarnings, []);
  const known = Object.keys(NtpCheck.instanceSchema.shape);
  assert.deepEqual(
    known.filter((key) => !Object.hasOwn(instances[0] ?? {}, key)),
    [],
  );
});
