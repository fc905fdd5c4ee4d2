import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import request from 'supertest';
import type { MetricBatch } from '../../../../lib/model/metric.ts';
import { type DoorHarness, openDoor } from '../door-harness.ts';
import { maxUnansweredRows } from '../refuse-when-full.ts';
import { seriesRoutes } from './routes.ts';

/** Points as rows, the way a person reads them. */
function rows({ sent }: DoorHarness): unknown[] {
  return sent.flatMap((message) => (message.kind === 'points' ? toRows(message.batch) : [message]));
}

function toRows(batch: MetricBatch): unknown[] {
  return Array.from(batch.value, (value, i) => ({
    ...batch.contexts[batch.contextIndex[i] ?? -1],
    timestampS: batch.timestampS[i],
    value,
  }));
}

test('v1: a payload as datadogpy sends it', async () => {
  const door = openDoor(seriesRoutes);
  const series = [
    {
      metric: 'My Metric',
      points: [
        [door.nowS - 10.5, 1],
        [door.nowS, 2.5],
      ],
      type: 'count',
      interval: 10,
      host: 'web-1',
      device: 'eth0',
      tags: ['Env:Lab', 'a:1', 'a:2'],
    },
    { metric: 'plain', points: [[door.nowS, -3]] },
  ];
  const response = await request(door.app)
    .post('/api/v1/series')
    .set('Content-Type', 'text/json')
    .send(JSON.stringify({ series }));
  assert.equal(response.status, 202);
  assert.equal(response.text, '{"status": "ok"}');
  assert.match(String(response.headers['content-type']), /^text\/json/);
  const context = {
    metric: 'My_Metric',
    type: 'count',
    host: 'web-1',
    tags: ['a:1', 'a:2', 'device:eth0', 'env:lab'],
    intervalS: 10,
  };
  assert.deepEqual(rows(door), [
    { ...context, timestampS: door.nowS - 11, value: 1 },
    { ...context, timestampS: door.nowS, value: 2.5 },
    { metric: 'plain', type: 'gauge', host: '', tags: [], intervalS: 0, timestampS: door.nowS, value: -3 },
  ]);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.series_points': 3 });
});

test('v2: every type, the host among the resources, other resources as tags', async () => {
  const door = openDoor(seriesRoutes);
  const points = [{ timestamp: door.nowS, value: 0 }];
  const series = [
    {
      metric: 'a',
      type: 0,
      points,
      resources: [
        { type: 'host', name: 'h' },
        { type: 'device', name: 'sda' },
      ],
      tags: ['x'],
    },
    { metric: 'b', type: 1, interval: 15, points },
    { metric: 'c', type: 2, points },
    { metric: 'd', type: 3, points, unit: 'byte', metadata: { origin: {} } },
    { metric: 'e', points },
  ];
  await request(door.app).post('/api/v2/series').send({ series }).expect(202, { errors: [] });
  const short = (rows(door) as { metric: string; type: string; host: string; tags: string[]; intervalS: number }[]).map(
    ({ metric, type, host, tags, intervalS }) => [metric, type, host, tags.join(), intervalS],
  );
  assert.deepEqual(short, [
    ['a', 'gauge', 'h', 'device:sda,x', 0],
    ['b', 'count', '', '', 15],
    ['c', 'rate', '', '', 0],
    ['d', 'gauge', '', '', 0],
    ['e', 'gauge', '', '', 0],
  ]);
});

test('every encoding a client uses', async () => {
  const door = openDoor(seriesRoutes);
  const body = Buffer.from(JSON.stringify({ series: [{ metric: 'm', points: [{ timestamp: door.nowS, value: 1 }] }] }));
  const half = body.length >> 1;
  const encoded = [
    ['gzip', zlib.gzipSync(body)],
    ['deflate', zlib.deflateSync(body)],
    ['deflate', zlib.deflateRawSync(body)],
    ['zstd1', zlib.zstdCompressSync(body)],
    ['zstd', Buffer.concat([body.subarray(0, half), body.subarray(half)].map((part) => zlib.zstdCompressSync(part)))],
  ] as const;
  for (const [encoding, bytes] of encoded) {
    const call = request(door.app).post('/api/v2/series').set('Content-Encoding', encoding).type('application/json');
    await call
      .serialize((whole) => whole)
      .send(bytes as unknown as string)
      .expect(202);
  }
  assert.equal(rows(door).length, encoded.length);
});

/** Where the clock of a harness stands. */
const { nowS } = openDoor([]);

/** What is wrong with a v1 series → its counter, and the words about it. */
const refused: readonly (readonly [Record<string, unknown>, string, RegExp])[] = [
  [{ metric: undefined }, 'bad_name', /series\[1\]: metric is missing$/],
  [{ metric: '123' }, 'bad_name', /series\[1\]: metric is "123"/],
  [{ metric: 7 }, 'bad_name', /metric is 7, not text/],
  [{ points: { a: 1 } }, 'bad_item', /series\[1\] "m": points is an object, not a list$/],
  [{ points: undefined }, 'bad_item', /series\[1\] "m": points is missing$/],
  [{ points: [7] }, 'bad_item', /points\[0\] is 7, not a list of timestamp and value$/],
  [{ type: 'histogram' }, 'bad_type', /type is "histogram", not gauge, rate or count$/],
  [{ interval: 1.5 }, 'bad_interval', /interval is 1.5/],
  [{ interval: -1 }, 'bad_interval', /interval is -1/],
  [{ host: 7 }, 'bad_host', /host is not a host's name/],
  [{ host: 'h'.repeat(256) }, 'bad_host', /host is not a host's name/],
  [{ tags: 'a,b' }, 'bad_tags', /tags is not a list of text/],
  [{ device: 7 }, 'bad_tags', /tags is not a list of text/],
  [{ tags: [1] }, 'bad_tags', /tags is not a list of text/],
  [{ points: [['now', 1]] }, 'bad_timestamp', /points\[0\]: timestamp is "now", not a number$/],
  [{ points: [[nowS, null]] }, 'bad_value', /points\[0\]: value is null, not a number$/],
  [{ points: [[nowS, '1']] }, 'bad_value', /points\[0\]: value is "1", not a number$/],
  [{ points: [[nowS, [1, 2]]] }, 'bad_value', /points\[0\]: value is a list, not a number$/],
];

for (const [fault, reason, words] of refused) {
  test(`v1: ${JSON.stringify(fault).slice(0, 60)} is counted as ${reason}; alone it is 400, beside others they are taken`, async () => {
    const door = openDoor(seriesRoutes);
    const good = { metric: 'm', points: [[door.nowS, 1]] };
    const alone = await request(door.app)
      .post('/api/v1/series')
      .send({
        series: [
          { ...good, points: [] },
          { ...good, ...fault },
        ],
      });
    assert.equal(alone.status, 400);
    assert.match(alone.body.errors[0], words);
    await request(door.app)
      .post('/api/v1/series')
      .send({ series: [good, { ...good, ...fault }] })
      .expect(202);
    assert.equal(rows(door).length, 1);
    assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.series_points': 1, [`intake.refused.${reason}`]: 2 });
  });
}

test('infinite values are refused point by point, and v2 says so in its answer', async () => {
  const door = openDoor(seriesRoutes);
  const body = `{"series":[{"metric":"m","points":[{"timestamp":${door.nowS},"value":1e999},{"timestamp":${door.nowS},"value":1}]}]}`;
  const response = await request(door.app).post('/api/v2/series').type('json').send(body).expect(202);
  assert.deepEqual(response.body, { errors: ['series[0] "m": points[0]: value is Infinity, not a finite number'] });
  assert.equal(rows(door).length, 1);
});

test('the oldest and the newest point taken, and the first refused: 202 and counted', async () => {
  const door = openDoor(seriesRoutes);
  const at = async (timestampS: number): Promise<Record<string, number>> => {
    await request(door.app)
      .post('/api/v1/series')
      .send({ series: [{ metric: 'm', points: [[timestampS, 1]] }] })
      .expect(202);
    return { taken: rows(door).length, ...door.counters.snapshot() };
  };
  assert.equal((await at(door.nowS - 15 * 86_400)).taken, 1);
  assert.equal((await at(door.nowS + 600)).taken, 2);
  const old = await at(door.nowS - 15 * 86_400 - 1);
  assert.deepEqual([old.taken, old['intake.refused.too_old']], [2, 1]);
  const inMilliseconds = await at(door.nowS * 1000);
  assert.deepEqual([inMilliseconds.taken, inMilliseconds['intake.refused.too_new']], [2, 1]);
});

test('a body that is decoded in a process has the same limits on age', async () => {
  const door = openDoor(seriesRoutes, 0, { inlineBytes: 0 });
  const points = [-1, 0].map((shiftS) => [door.nowS - 15 * 86_400 + shiftS, 1]);
  await request(door.app)
    .post('/api/v1/series')
    .send({ series: [{ metric: 'm', points }] })
    .expect(202);
  assert.equal(rows(door).length, 1);
  assert.equal(door.counters.snapshot()['intake.refused.too_old'], 1);
});

for (const [body, message] of [
  ['[]', "Payload must be an object with a list 'series', not a list"],
  ['{}', "'series' is missing"],
  ['{"series":{}}', "'series' is an object, not a list"],
  ['{"series":null}', "'series' is null, not a list"],
  ['7', "Payload must be an object with a list 'series', not 7"],
  ['null', "Payload must be an object with a list 'series', not null"],
] as const) {
  test(`${body} is no payload: 400`, async () => {
    for (const path of ['/api/v1/series', '/api/v2/series']) {
      const response = await request(openDoor(seriesRoutes).app).post(path).type('json').send(body).expect(400);
      assert.deepEqual(response.body.errors, [message]);
    }
  });
}

test('an empty list of series is taken', async () => {
  await request(openDoor(seriesRoutes).app).post('/api/v1/series').send({ series: [] }).expect(202);
});

test('no body is 400', async () => {
  for (const path of ['/api/v1/series', '/api/v2/series'])
    await request(openDoor(seriesRoutes).app).post(path).expect(400);
});

test('protobuf, as an Agent sends it in zstd', async () => {
  const door = openDoor(seriesRoutes);
  const point = Buffer.alloc(16);
  point.set([0x22, 14, 0x09]);
  point.writeDoubleLE(2.5, 3);
  // Field 2, a varint of four groups of seven bits and one of four.
  point.set([0x10], 11);
  const timestamp = Buffer.from(
    [0, 7, 14, 21, 28].map((shift) => ((door.nowS >> shift) & 0x7f) | (shift < 28 ? 0x80 : 0)),
  );
  const series = Buffer.concat([Buffer.from([0x12, 1, 0x6d]), point.subarray(0, 12), timestamp]);
  series[4] = 9 + 1 + timestamp.length;
  const body = zlib.zstdCompressSync(Buffer.concat([Buffer.from([0x0a, series.length]), series]));
  const call = request(door.app).post('/api/v2/series').type('application/x-protobuf').set('Content-Encoding', 'zstd');
  await call
    .serialize((whole) => whole)
    .send(body as unknown as string)
    .expect(202, { errors: [] });
  assert.deepEqual(rows(door), [
    { metric: 'm', type: 'gauge', host: '', tags: [], intervalS: 0, timestampS: door.nowS, value: 2.5 },
  ]);
});

test('what is no protobuf although it says so is 400', async () => {
  const call = request(openDoor(seriesRoutes).app).post('/api/v2/series').type('application/x-protobuf');
  const response = await call.send('{"series":[]}').expect(400);
  assert.match(response.body.errors[0], /Invalid protobuf/);
});

test('v2 takes 512,000 bytes, not one more', async () => {
  const { app } = openDoor(seriesRoutes);
  const frame = '{"series":[],"pad":""}';
  const padded = (bytes: number) => frame.replace('""', `"${'x'.repeat(bytes - frame.length)}"`);
  await request(app).post('/api/v2/series').type('json').send(padded(512_000)).expect(202);
  await request(app).post('/api/v2/series').type('json').send(padded(512_001)).expect(413);
});

test('while the store is too far behind a payload is refused, to be sent again', async () => {
  const body = { series: [{ metric: 'm', points: [[nowS, 1]] }] };
  await request(openDoor(seriesRoutes, maxUnansweredRows).app).post('/api/v1/series').send(body).expect(202);
  const full = openDoor(seriesRoutes, maxUnansweredRows + 1);
  await request(full.app).post('/api/v1/series').send(body).expect(429);
  await request(full.app).post('/api/v2/series').send({ series: [] }).expect(429);
  assert.deepEqual(full.sent, []);
  assert.deepEqual(full.counters.snapshot(), { 'intake.refused.overloaded': 2 });
});

for (const resources of ['host', { type: 'host', name: 'h' }, ['h'], [{ type: 'host', name: 7 }], [{ type: [] }]]) {
  test(`v2: resources ${JSON.stringify(resources)} are refused, not taken for no host`, async () => {
    const door = openDoor(seriesRoutes);
    const series = [{ metric: 'm', points: [{ timestamp: door.nowS, value: 1 }], resources }];
    const { body } = await request(door.app).post('/api/v2/series').send({ series }).expect(400);
    assert.deepEqual(body.errors, [`series[0] "m": host is not a host's name`]);
    assert.deepEqual(door.sent, []);
  });
}

test('v2: resources may be absent, or lack a name or type', async () => {
  const door = openDoor(seriesRoutes);
  const points = [{ timestamp: door.nowS, value: 1 }];
  const resources = [undefined, null, [], [{ type: 'disk' }, { name: 'x' }, { type: 'host', name: 'h' }]];
  await request(door.app)
    .post('/api/v2/series')
    .send({ series: resources.map((each) => ({ metric: 'm', points, resources: each })) })
    .expect(202);
  const [message] = door.sent;
  assert.ok(message?.kind === 'points');
  assert.deepEqual(
    message.batch.contexts.map(({ host, tags }) => [host, tags]),
    [...[1, 2, 3].map(() => ['', []]), ['h', []]],
  );
});
