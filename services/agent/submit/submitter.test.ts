import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import type { Submission } from '../../../lib/check/submission.ts';
import { Submitter, type SubmitterOptions } from './submitter.ts';

const timestampS = 1_700_000_000;
const nothing: Submission = { series: [], distributions: [], serviceChecks: [], events: [], timestampS };

/** Whatever of the environment hot-shots would turn into tags, fields, metrics or another target. */
const environment = {
  DD_ENV: 'prod',
  DD_SERVICE: 'checkout',
  DD_VERSION: '1.2.3',
  DD_ENTITY_ID: 'pod-1',
  DD_TAGS: 'team:x owner:y',
  DD_EXTERNAL_ENV: 'it-false,cn-web,pu-1',
  DD_CARDINALITY: 'high',
  DD_ORIGIN_DETECTION_ENABLED: 'true',
  DD_AGENT_HOST: '192.0.2.1',
  DD_DOGSTATSD_PORT: '9',
  DD_DOGSTATSD_URL: 'udp://192.0.2.1:9',
};

/** A DogStatsD server that keeps the packets it is sent. */
async function listen(context: TestContext) {
  const socket = dgram.createSocket('udp4');
  const packets: string[] = [];
  socket.on('message', (packet) => packets.push(packet.toString()));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  context.after(() => new Promise<void>((resolve) => socket.close(() => resolve())));
  return {
    port: socket.address().port,
    /** Once so many lines are there: those, packet by packet. */
    async packets(lines: number): Promise<string[]> {
      while (packets.flatMap((packet) => packet.split('\n')).length < lines)
        await once(socket, 'message', { signal: AbortSignal.timeout(10_000) });
      return packets;
    },
    async lines(count: number): Promise<string[]> {
      return (await this.packets(count)).join('\n').split('\n');
    },
  };
}

function submitter(context: TestContext, options: Partial<SubmitterOptions> & { readonly port: number }) {
  const logs: string[] = [];
  const log = {
    warn: (_fields: object, message: string) => void logs.push(`warn ${message}`),
    info: (_fields: object, message: string) => void logs.push(`info ${message}`),
  };
  const made = new Submitter({ host: '127.0.0.1', hostname: 'lab', log, ...options });
  context.after(() => made.close());
  return { made, logs };
}

test('every kind of line, byte for byte, whatever the environment says', async (context) => {
  const before = { ...process.env };
  Object.assign(process.env, environment);
  context.after(() => {
    for (const name of Object.keys(environment)) delete process.env[name];
    Object.assign(process.env, before);
  });
  const server = await listen(context);
  const { made } = submitter(context, { port: server.port });
  await made.submit({
    timestampS,
    series: [
      { metric: 'g', type: 'gauge', value: -1.5, tags: ['a:b', 'a:c', 'bare'] },
      { metric: 'c', type: 'count', value: 0, tags: [], hostname: 'db1' },
      { metric: 'h.count', type: 'rate', value: 4, tags: [], hostname: '' },
    ],
    distributions: [{ metric: 'd', type: 'distribution', value: 1e21, tags: ['x'] }],
    serviceChecks: [
      { kind: 'service_check', name: 'up', status: 2, tags: ['t:1'], message: 'a|b\nc' },
      { kind: 'service_check', name: 'ok', status: 0, tags: [], message: '', hostname: '' },
    ],
    events: [
      {
        kind: 'event',
        title: 'Grüße',
        text: 'zwei\nZeilen | ✓',
        tags: ['k:v'],
        aggregationKey: 'a|b',
        alertType: 'error',
        priority: 'low',
        sourceTypeName: 'shop',
        timestampS: 1_600_000_000,
      },
      { kind: 'event', title: 't', text: '', tags: [], hostname: 'db1' },
    ],
  });
  assert.deepEqual(await server.lines(8), [
    'g:-1.5|g|T1700000000|#a:b,a:c,host:lab,bare',
    'c:0|c|T1700000000|#host:db1',
    'h.count:4|c|T1700000000|#host:',
    'd:1e+21|d|#host:lab,x',
    '_sc|up|2|d:1700000000|#t:1,host:lab|m:a/b\\nc',
    '_sc|ok|0|d:1700000000|#host:',
    '_e{7,18}:Grüße|zwei\\nZeilen | ✓|d:1600000000|k:a_b|p:low|s:shop|t:error|#k:v,host:lab',
    '_e{1,0}:t||d:1700000000|#host:db1',
  ]);
  assert.deepEqual(made.counters, {
    submissions: 1,
    lines: 8,
    errors: 0,
    tooLong: 0,
    unsendable: 0,
    refusedTags: 0,
  });
});

test('what would break a line is replaced in tags, hosts and names', async (context) => {
  const server = await listen(context);
  const { made } = submitter(context, { port: server.port, hostname: 'a,b|c\nd' });
  await made.submit({
    ...nothing,
    series: [{ metric: 'm:1|x\ny', type: 'gauge', value: 1, tags: ['k:a,b|c\nd:e', 'x|y'] }],
    serviceChecks: [{ kind: 'service_check', name: 'a|b\nc', status: 1, tags: ['a,b'], message: '' }],
  });
  assert.deepEqual(await server.lines(2), [
    'm_1_x_y:1|g|T1700000000|#k:a_b_c_d:e,host:a_b_c_d,x_y',
    '_sc|a_b_c|1|d:1700000000|#host:a_b_c_d,a_b',
  ]);
});

test('tags that a server would act upon are left out, counted, and warned of once', async (context) => {
  const server = await listen(context);
  const { made, logs } = submitter(context, { port: server.port });
  const tags = ['host:other', 'dd.internal.card:high', 'hosting:x'];
  for (const value of [1, 2]) await made.submit({ ...nothing, series: [{ metric: 'm', type: 'gauge', value, tags }] });
  const [first] = await server.lines(2);
  assert.equal(first, 'm:1|g|T1700000000|#hosting:x,host:lab');
  assert.equal(made.counters.refusedTags, 4);
  assert.equal(logs.length, 2);
});

test('a large submission is packed into packets of at most 1432 bytes and arrives whole', async (context) => {
  const server = await listen(context);
  const { made } = submitter(context, { port: server.port });
  const series = Array.from({ length: 1200 }, (_, value) => {
    return { metric: 'some.metric', type: 'gauge', value, tags: ['env:lab', 'some:tag'] } as const;
  });
  await made.submit({ ...nothing, series });
  const packets = await server.packets(1200);
  assert.ok(packets.every((packet) => Buffer.byteLength(packet) <= 1432));
  assert.ok(packets.length < 100, `${packets.length} packets`);
  const values = packets.flatMap((packet) => packet.split('\n')).map((line) => Number(/:(\d+)\|/.exec(line)?.[1]));
  assert.deepEqual(
    values,
    series.map(({ value }) => value),
  );
});

test('a line of 8192 bytes is sent, a longer one is refused and counted, its neighbours are sent', async (context) => {
  const server = await listen(context);
  const { made, logs } = submitter(context, { port: server.port, hostname: '' });
  const event = (length: number) => ({ kind: 'event', title: 't', text: 'x'.repeat(length), tags: [] }) as const;
  const room = 8192 - '_e{1,8000}:t||d:1700000000|#host:'.length;
  await made.submit({ ...nothing, events: [event(room), event(room + 1), event(0)] });
  const lines = await server.lines(2);
  assert.deepEqual(
    lines.map((line) => line.length),
    [8192, '_e{1,0}:t||d:1700000000|#host:'.length],
  );
  assert.equal(made.counters.tooLong, 1);
  assert.match(logs[0] ?? '', /t is not sent: a line of 8193 bytes/);
});

test('failures are counted, logged once per burst, and never thrown', async (context) => {
  const server = await listen(context);
  const { made, logs } = submitter(context, { port: server.port });
  const submission: Submission = { ...nothing, series: [{ metric: 'm', type: 'gauge', value: 1, tags: [] }] };
  // The system refuses to send to a broadcast address from a socket that has not asked for it.
  await made.setTarget({ host: '255.255.255.255', port: server.port });
  await made.submit(submission);
  await made.submit(submission);
  assert.equal(made.counters.errors, 2);
  assert.equal(logs.length, 1);
  assert.match(logs[0] ?? '', /^warn cannot send to udp:\/\/255\.255\.255\.255:/);
  await made.setTarget({ host: '127.0.0.1', port: server.port });
  await made.submit(submission);
  assert.match(logs[1] ?? '', /^info sending to udp:\/\/127\.0\.0\.1:\d+ again/);
  assert.equal((await server.lines(1)).length, 1);
});

test('nobody listening is no error: UDP does not tell', async (context) => {
  const { made } = submitter(context, { port: 1 });
  await made.submit({ ...nothing, series: [{ metric: 'm', type: 'gauge', value: 1, tags: [] }] });
  assert.equal(made.counters.errors, 0);
});

test('the target and the host name can be changed while it runs', async (context) => {
  const [first, second] = [await listen(context), await listen(context)];
  const { made } = submitter(context, { port: first.port });
  const submission: Submission = { ...nothing, series: [{ metric: 'm', type: 'gauge', value: 1, tags: [] }] };
  const underWay = made.submit(submission);
  await made.setTarget({ host: '127.0.0.1', port: second.port });
  made.setHostname('renamed');
  await made.submit(submission);
  await underWay;
  assert.deepEqual(await first.lines(1), ['m:1|g|T1700000000|#host:lab']);
  assert.deepEqual(await second.lines(1), ['m:1|g|T1700000000|#host:renamed']);
  assert.equal(made.target, `udp://127.0.0.1:${second.port}`);
});

test('a port that is none is refused, and the old target stays', async (context) => {
  const server = await listen(context);
  const { made } = submitter(context, { port: server.port });
  for (const port of [0, 65_536, 1.5, Number.NaN]) {
    await assert.rejects(made.setTarget({ host: '127.0.0.1', port }), RangeError);
  }
  assert.equal(made.target, `udp://127.0.0.1:${server.port}`);
});

test('close waits for what was submitted; a submission afterwards is counted as failed', async (context) => {
  const server = await listen(context);
  const logs: string[] = [];
  const log = { warn: (_: object, message: string) => void logs.push(message), info: () => {} };
  const made = new Submitter({ host: '127.0.0.1', port: server.port, hostname: 'lab', log });
  const series = Array.from({ length: 1100 }, (_, value) => ({ metric: 'm', type: 'gauge', value, tags: [] }) as const);
  void made.submit({ ...nothing, series });
  await made.close();
  assert.equal((await server.lines(1100)).length, 1100);
  await made.submit({ ...nothing, series: series.slice(0, 1) });
  assert.equal(made.counters.errors, 1);
});

test('a line that cannot be made is counted and costs its neighbours nothing', async (context) => {
  const server = await listen(context);
  const { made, logs } = submitter(context, { port: server.port });
  const message = new Error('not a text') as unknown as string;
  await made.submit({
    ...nothing,
    serviceChecks: [
      { kind: 'service_check', name: 'bad', status: 2, tags: [], message },
      { kind: 'service_check', name: 'good', status: 0, tags: [], message: '' },
    ],
    events: [{ kind: 'event', title: 't', text: '', tags: [] }],
  });
  const lines = await server.lines(2);
  assert.deepEqual(
    lines.map((line) => line.slice(0, 8)),
    ['_sc|good', '_e{1,0}:'],
  );
  assert.deepEqual([made.counters.lines, made.counters.unsendable], [2, 1]);
  assert.match(logs[0] ?? '', /a line cannot be sent/);
});
