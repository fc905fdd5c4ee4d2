import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { decodeBody } from '../decode/decode-body.ts';
import { openDoor } from '../door-harness.ts';
import { maxUnansweredRows } from '../refuse-when-full.ts';
import { hostMetadataRoutes } from './routes.ts';

const head = { apiKey: 'x', agentVersion: '7.60.0', uuid: 'u', internalHostname: 'web-1' };

test('metadata of a host, as an Agent posts it', async () => {
  const door = openDoor(hostMetadataRoutes);
  const body = {
    ...head,
    os: 'linux',
    'agent-flavor': 'agent',
    systemStats: { cpuCores: 2, platform: 'linux' },
    meta: { 'socket-hostname': 'web-1', timezones: ['UTC'] },
    'host-tags': { system: ['Env:Lab', 'team:x'], 'google cloud platform': [] },
    gohai: '{}',
  };
  const response = await request(door.app).post('/intake/?api_key=x').send(body).expect(202);
  assert.equal(response.text, '{"status": "ok"}');
  const host = {
    name: 'web-1',
    agentVersion: '7.60.0',
    platform: 'linux',
    aliases: [],
    tagsBySource: { system: ['env:lab', 'team:x'], 'google cloud platform': [] },
    system: {
      cpuCores: 2,
      platform: 'linux',
      socketHostname: 'web-1',
      timezones: ['UTC'],
      agentFlavor: 'agent',
      gohai: '{}',
    },
    reportedAtS: door.nowS,
  };
  assert.deepEqual(door.sent, [{ kind: 'host', host }]);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.hosts': 1 });
});

test('events of an Agent are stored under their source, bad ones counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  const events = {
    api: [{ msg_title: 't', msg_text: 'x', timestamp: door.nowS, host: 'h', alert_type: 'error' }],
    docker: [{ msg_title: 'started', priority: 'low' }, 'no event', {}],
  };
  await request(door.app)
    .post('/intake/')
    .send({ ...head, events })
    .expect(202);
  const [message] = door.sent;
  assert.ok(message?.kind === 'events');
  assert.deepEqual(
    message.events.map((event) => [
      event.title,
      event.sourceTypeName,
      event.alertType,
      event.priority,
      event.timestampS,
    ]),
    [
      ['t', '', 'error', 'normal', door.nowS],
      ['started', 'docker', 'info', 'low', door.nowS],
    ],
  );
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.events': 2, 'intake.refused.bad_item': 2 });
});

test('what is not read is counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  await request(door.app)
    .post('/intake/')
    .send({ ...head, resources: {}, processes: {} })
    .expect(202);
  assert.deepEqual(door.sent, []);
  assert.deepEqual(door.counters.snapshot(), { 'intake.unread.intake_parts': 2 });
});

test('metadata of Agent 5, with the system of its host and its other names', async () => {
  const door = openDoor(hostMetadataRoutes);
  const body = {
    ...head,
    agentVersion: '5.32.8',
    os: 'mac',
    collection_timestamp: 1_760_000_000.25,
    python: '2.7.18 (default)',
    'agent-flavor': 'agent',
    systemStats: {
      cpuCores: 4,
      machine: 'x86_64',
      platform: 'darwin',
      processor: 'i386',
      pythonV: '2.7.18',
      macV: ['10.15', ['', '', ''], 'x86_64'],
    },
    meta: {
      'socket-hostname': 'web-1',
      'socket-fqdn': 'web-1.lab',
      'instance-id': 'i-0123456789abcdef0',
      'ec2-hostname': 'ip-10-0-0-1.internal',
      hostname: 'localhost.localdomain',
      host_aliases: ['www', 'web-1', 7],
      timezones: ['UTC', 'CET'],
    },
    'install-method': { tool: 'deb', tool_version: '1', installer_version: null },
    gohai: '{"cpu":{}}',
  };
  await request(door.app).post('/intake/').send(body).expect(202);
  const system = {
    cpuCores: 4,
    machine: 'x86_64',
    platform: 'darwin',
    processor: 'i386',
    pythonV: '2.7.18',
    macV: ['10.15', '', '', '', 'x86_64'],
    socketHostname: 'web-1',
    socketFqdn: 'web-1.lab',
    timezones: ['UTC', 'CET'],
    agentFlavor: 'agent',
    installMethod: { tool: 'deb', tool_version: '1' },
    gohai: '{"cpu":{}}',
  };
  const aliases = ['i-0123456789abcdef0', 'ip-10-0-0-1.internal', 'web-1.lab', 'www'];
  const host = { name: 'web-1', agentVersion: '5.32.8', platform: 'mac', aliases, system, reportedAtS: door.nowS };
  assert.deepEqual(door.sent, [{ kind: 'host', host }]);
});

test('tags of hosts that an Agent watches from outside are reports of these hosts', async () => {
  const door = openDoor(hostMetadataRoutes);
  const external = [
    ['vm-1', { vsphere: ['Role:db'] }],
    ['vm-2', {}],
  ];
  await request(door.app)
    .post('/intake/')
    .send({ ...head, agent_checks: [], external_host_tags: external })
    .expect(202);
  assert.deepEqual(door.sent, [
    { kind: 'host', host: { name: 'vm-1', externalTagsBySource: { vsphere: ['role:db'] } } },
    { kind: 'host', host: { name: 'vm-2', externalTagsBySource: {} } },
  ]);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.hosts': 2 });
});

for (const [body, words] of [
  [[], /Payload must be an object/],
  [{ 'host-tags': {} }, /^'internalHostname' is missing$/],
  [{ ...head, meta: {}, 'host-tags': ['a:b'] }, /'host-tags' must be an object, it is a list/],
  [
    { ...head, 'host-tags': { system: 'a:b' } },
    /'host-tags.system' must be a list of text \(1000 at most\), it is "a:b"/,
  ],
  [{ ...head, meta: {}, agentVersion: '7'.repeat(256) }, /'agentVersion' may have 255 characters/],
  [{ ...head, meta: {}, os: 'l'.repeat(256) }, /'os' may have 255 characters/],
  [
    { ...head, 'host-tags': Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, []])) },
    /'host-tags' may have 100 sources/,
  ],
  [{ ...head, gohai: 'g'.repeat(1_000_001) }, /'gohai' may have 1000000 characters/],
  [{ ...head, systemStats: { machine: 'm'.repeat(256) } }, /'systemStats.machine' may have 255 characters/],
  [{ ...head, systemStats: { nixV: ['n'.repeat(256)] } }, /an entry of 'systemStats.nixV' may have 255 characters/],
  [
    { ...head, meta: { host_aliases: Array.from({ length: 101 }, (_, i) => `a${i}`) } },
    /'meta.host_aliases' may have 100 entries/,
  ],
  [{ ...head, meta: {}, 'install-method': { tool: 't'.repeat(256) } }, /of 'install-method' may have 255 characters/],
  [{ ...head, agent_checks: { cpu: 'OK' } }, /'agent_checks' must be a list, it is an object/],
  [{ ...head, agent_checks: Array(2001).fill([]) }, /'agent_checks' may have 2000 entries/],
  [{ agent_checks: [['cpu', '', 'id', 'OK', '']] }, /^'internalHostname' is missing$/],
  [{ external_host_tags: {} }, /'external_host_tags' must be a list, it is an object/],
  [{ external_host_tags: ['h'] }, /'external_host_tags\[0\]' must be a list, \[host, {source: tags}\], it is "h"/],
  [{ external_host_tags: [['', {}]] }, /'external_host_tags\[0\]\[0\]' is "", not a host's name/],
  [{ external_host_tags: [['h', { s: 'a:b' }]] }, /'external_host_tags\[0\]\[1\].s' must be a list of text/],
] as const) {
  test(`${JSON.stringify(body).slice(0, 60)} is 400`, async () => {
    const door = openDoor(hostMetadataRoutes);
    const response = await request(door.app)
      .post('/intake/')
      .send(body as object)
      .expect(400);
    assert.match(response.body.errors[0], words);
    assert.deepEqual(door.sent, []);
  });
}

test('a report on checks has no tags of the host: they are not told, not empty; bad entries are counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  const bad = ['cpu', ['', 'cpu', 'id', 'OK', ''], ['cpu', 'cpu', {}, 'OK', ''], ['cpu', 'cpu', 'id', 'FINE', '']];
  const good = [
    ['cpu', 'cpu', 'cpu:1', 'OK', '', {}],
    ['mysql', null, 0, 'ERROR', `${'x'.repeat(4000)}y`, {}],
  ];
  const body = { ...head, os: '', meta: {}, agent_checks: [...good, ...bad] };
  await request(door.app).post('/intake/').send(body).expect(202);
  const checks = [
    { check: 'cpu', source: 'cpu', checkId: 'cpu:1', status: 'OK', message: '' },
    { check: 'mysql', source: '', checkId: '0', status: 'ERROR', message: 'x'.repeat(4000) },
  ];
  assert.deepEqual(door.sent, [
    { kind: 'host', host: { name: 'web-1', agentVersion: '7.60.0', checks, reportedAtS: door.nowS } },
  ]);
  assert.deepEqual(door.counters.snapshot(), { 'intake.accepted.hosts': 1, 'intake.refused.bad_item': 4 });
});

test('a bad entry of the hosts that an Agent watches loses neither the others nor its own checks', async () => {
  const door = openDoor(hostMetadataRoutes);
  const external = ['h', ['', {}], ['vm-1', { s: 'a:b' }], ['vm-2', { s: ['a:b'] }]];
  const agentChecks = [['cpu', 'cpu', 'cpu:1', 'OK', '', {}]];
  const body = { ...head, agent_checks: agentChecks, external_host_tags: external };
  await request(door.app).post('/intake/').send(body).expect(202);
  assert.deepEqual(
    door.sent.map((message) => message.kind === 'host' && message.host.name),
    ['web-1', 'vm-2'],
  );
  const { 'intake.accepted.hosts': accepted, ...refused } = door.counters.snapshot();
  assert.equal(accepted, 2);
  assert.deepEqual(refused, {
    'intake.refused.bad_host': 1,
    'intake.refused.bad_item': 1,
    'intake.refused.bad_tags': 1,
  });
});

test('parts that only old Agents fill are counted when they are not empty', async () => {
  const door = openDoor(hostMetadataRoutes);
  const empty = { ...head, metrics: [], service_checks: null };
  await request(door.app).post('/intake/').send(empty).expect(202);
  assert.deepEqual(door.counters.snapshot(), {});
  const full = { ...head, metrics: [['m', 1, 2, {}]], service_checks: [{ check: 'c' }] };
  await request(door.app).post('/intake/').send(full).expect(202);
  assert.deepEqual(door.counters.snapshot(), { 'intake.unread.intake_parts': 2 });
});

test('events that are no map by source, long texts and impossible times are counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  const send = (events: unknown, status: number) =>
    request(door.app)
      .post('/intake/')
      .send({ ...head, events })
      .expect(status);
  await send([{ msg_title: 't' }, { msg_title: 'u' }], 400);
  assert.equal(door.counters.snapshot()['intake.refused.bad_item'], 2);
  await send({ api: ['x'.repeat(4000), 'x'.repeat(4001)].map((msg_text) => ({ msg_text })) }, 202);
  assert.equal(door.counters.snapshot()['intake.cut.event_text'], 1);
  const times = [door.nowS * 1000, door.nowS + 601, door.nowS - 18 * 3600 - 1, 5];
  await send({ api: times.map((timestamp) => ({ msg_title: 't', timestamp })) }, 202);
  const { 'intake.refused.too_new': tooNew, 'intake.refused.too_old': tooOld } = door.counters.snapshot();
  assert.deepEqual([tooNew, tooOld], [2, 2]);
});

test('a store that is behind is 429', async () => {
  const door = openDoor(hostMetadataRoutes, maxUnansweredRows + 1);
  await request(door.app).post('/intake/').send(head).expect(429);
});

test('events of impossible hosts and times are refused, long words are cut and counted', async () => {
  const door = openDoor(hostMetadataRoutes);
  const send = (events: unknown) =>
    request(door.app)
      .post('/intake/')
      .send({ ...head, events })
      .expect(202);
  const good = { msg_title: 't' };
  await send({ api: [good, { ...good, host: 'h'.repeat(256) }, { ...good, timestamp: 'now' }] });
  await send({ ['s'.repeat(256)]: [{ msg_title: 't'.repeat(501), aggregation_key: 'k'.repeat(101) }] });
  const events = door.sent.flatMap((message) => (message.kind === 'events' ? message.events : []));
  assert.deepEqual(
    events.map(({ title, aggregationKey, sourceTypeName }) =>
      [title, aggregationKey, sourceTypeName].map((x) => x.length),
    ),
    [
      [1, 0, 0],
      [500, 100, 255],
    ],
  );
  assert.deepEqual(door.counters.snapshot(), {
    'intake.accepted.events': 2,
    'intake.cut.event_text': 1,
    'intake.refused.bad_host': 1,
    'intake.refused.bad_timestamp': 1,
  });
});

test('of many parts that are not read all are counted and few are handed on', () => {
  const parts = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}${'x'.repeat(100)}`, 1]));
  const time = { nowS: 1_760_000_000, metricAge: { pastS: 1, futureS: 1 } };
  const { accepted, unread } = decodeBody('intake', Buffer.from(JSON.stringify(parts)), time);
  assert.equal(accepted['intake.unread.intake_parts'], 1000);
  assert.deepEqual([unread.length, unread[0]?.length], [20, 60]);
});
