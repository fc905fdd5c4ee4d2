import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type ClientOptions, StatsD, type TimerContext } from 'hot-shots';
import { ask, awayFromBucketEnd, becomes, eventsTagged, groups, until } from './ask.ts';
import { type Backend, startBackend } from './start-backend.ts';

/** What a call comes to, asked back: a query and its answer. */
interface Row {
  readonly call: string;
  readonly send: (client: StatsD) => void;
  readonly query: string;
  readonly gives: readonly number[];
}

const nowS = Math.floor(Date.now() / 1000);

const rows: readonly Row[] = [
  { call: 'gauge', send: (c) => c.gauge('g', 3.5), query: 'avg:g{*}', gives: [3.5] },
  {
    call: 'gauge, the last wins',
    send: (c) => [1, 2, -7].map((v) => c.gauge('g.last', v)),
    query: 'avg:g.last{*}',
    gives: [-7],
  },
  {
    call: 'gauge, tags as an array',
    send: (c) => c.gauge('g.array', 4, ['a:1', 'bare']),
    query: 'avg:g.array{a:1,bare}',
    gives: [4],
  },
  {
    call: 'gauge, tags as an object',
    send: (c) => c.gauge('g.object', 5, { a: '1', b: 'two' }),
    query: 'avg:g.object{a:1,b:two}',
    gives: [5],
  },
  { call: 'gauge, several names', send: (c) => c.gauge(['g.one', 'g.two'], 6), query: 'avg:g.two{*}', gives: [6] },
  {
    call: 'gauge, options',
    send: (c) => c.gauge('g.options', 7, { tags: ['a:1'], cardinality: 'low' }),
    query: 'avg:g.options{a:1}',
    gives: [7],
  },
  { call: 'gauge, sampled', send: (c) => c.gauge('g.sampled', 8, 0.999999), query: 'avg:g.sampled{*}', gives: [8] },
  {
    call: 'gauge, timestamp',
    send: (c) => c.gauge('g.then', 9, { timestamp: nowS - 30 }),
    query: 'avg:g.then{*}',
    gives: [9],
  },
  {
    call: 'gauge, timestamp as a Date',
    send: (c) => c.gauge('g.date', 10, { timestamp: new Date((nowS - 30) * 1000) }),
    query: 'avg:g.date{*}',
    gives: [10],
  },
  // DogStatsD knows no deltas: to it +5 and -2 are plain numbers.
  { call: 'gaugeDelta up', send: (c) => c.gaugeDelta('g.delta', 5), query: 'avg:g.delta{*}', gives: [5] },
  {
    call: 'gaugeDelta down',
    send: (c) => [5, -2].map((v) => c.gaugeDelta('g.delta.down', v)),
    query: 'avg:g.delta.down{*}',
    gives: [-2],
  },
  { call: 'increment', send: (c) => [1, 2, 3].map(() => c.increment('c')), query: 'sum:c{*}.as_count()', gives: [3] },
  { call: 'increment by', send: (c) => c.increment('c.by', 4.25), query: 'sum:c.by{*}.as_count()', gives: [4.25] },
  { call: 'increment by zero', send: (c) => c.increment('c.zero', 0), query: 'sum:c.zero{*}.as_count()', gives: [0] },
  {
    call: 'increment, tags only',
    send: (c) => c.increment('c.tags', ['a:1']),
    query: 'sum:c.tags{a:1}.as_count()',
    gives: [1],
  },
  {
    call: 'increment, several names',
    send: (c) => c.increment(['c.one', 'c.two'], 6),
    query: 'sum:c.one{*}.as_count()',
    gives: [6],
  },
  {
    call: 'increment, timestamp',
    send: (c) => c.increment('c.then', 20, { timestamp: nowS - 30 }),
    query: 'sum:c.then{*}.as_count()',
    gives: [20],
  },
  {
    call: 'decrement',
    send: (c) => [1, 2].map(() => c.decrement('c.down')),
    query: 'sum:c.down{*}.as_count()',
    gives: [-2],
  },
  {
    call: 'decrement by',
    send: (c) => c.decrement('c.down.by', 3, ['a:1']),
    query: 'sum:c.down.by{a:1}.as_count()',
    gives: [-3],
  },
  { call: 'set', send: (c) => ['x', 'y', 'x', 7].map((v) => c.set('s', v)), query: 'avg:s{*}', gives: [3] },
  {
    call: 'set, members with colons',
    send: (c) => ['x:1', 'x:2'].map((v) => c.set('s.colon', v)),
    query: 'avg:s.colon{*}',
    gives: [2],
  },
  {
    call: 'unique',
    send: (c) => [1, 2, 2].map((v) => c.unique('s.unique', v, ['a:1'])),
    query: 'avg:s.unique{a:1}',
    gives: [2],
  },
  ...summary('histogram', 'h', (c, name, value) => c.histogram(name, value)),
  ...summary('timing', 't', (c, name, value) => c.timing(name, value)),
];

/** The series of 1, 2, 3, 10 as a histogram. */
function summary(call: string, name: string, send: (client: StatsD, name: string, value: number) => void): Row[] {
  const one = (suffix: string, gives: number, aggregator = 'avg', end = ''): Row => ({
    call: `${call}: ${suffix}`,
    send: (client) => {
      for (const value of [10, 1, 3, 2]) send(client, `${name}.for.${suffix}`, value);
    },
    query: `${aggregator}:${name}.for.${suffix}.${suffix}{*}${end}`,
    gives: [gives],
  });
  return [
    one('max', 10),
    one('median', 2),
    one('avg', 4),
    one('95percentile', 10),
    one('count', 4, 'sum', '.as_count()'),
  ];
}

describe('hot-shots over UDP', () => {
  let backend: Backend;
  const clients: StatsD[] = [];

  before(async () => {
    backend = await startBackend();
  });

  after(async () => {
    await Promise.all(clients.map((client) => new Promise((resolve) => client.close(resolve))));
    await backend.remove();
  });

  function connect(options: ClientOptions = {}): StatsD {
    const client = new StatsD({ ...backend.dogstatsd, errorHandler: assert.ifError, ...options });
    clients.push(client);
    return client;
  }

  test('every call arrives with its value', async () => {
    // Of the socket's own buffer: a burst of single packets fits into it.
    await awayFromBucketEnd();
    const client = connect();
    for (const { send } of rows) send(client);
    for (const { call, query, gives } of rows) await becomes(() => ask(backend, query), gives, call);
  });

  test('buffered: the same calls share packets, and arrive the same', async () => {
    await awayFromBucketEnd();
    const packets = (await backend.status()).counters['dogstatsd.packets'] ?? 0;
    const client = connect({ maxBufferSize: 1432, globalTags: ['way:buffered'] });
    for (const { send } of rows) send(client);
    await new Promise<void>((resolve, reject) => client.flush((error) => (error ? reject(error) : resolve())));
    for (const { call, query, gives } of rows) {
      const tagged = query.replace('{*}', '{way:buffered}').replace(/\{(?!way)/, '{way:buffered,');
      await becomes(() => ask(backend, tagged), gives, call);
    }
    const more = ((await backend.status()).counters['dogstatsd.packets'] ?? 0) - packets;
    assert.ok(more >= 2 && more < 6, `${more} packets`);
  });

  test('sample rates: what was sent counts for what was not', async (t) => {
    await awayFromBucketEnd();
    // Chance in turns: 0, 0.01, … 0.99.
    let turn = 0;
    t.mock.method(Math, 'random', () => (turn++ % 100) / 100);
    const client = connect();
    for (let i = 0; i < 200; i++) client.increment('sampled', 1, 0.25);
    // A default for all calls of a client; rates that are no power of two.
    const lazy = connect({ sampleRate: 0.2 });
    for (let i = 0; i < 100; i++) lazy.timing('sampled.time', i % 2);
    t.mock.restoreAll();
    await becomes(() => ask(backend, 'sum:sampled{*}.as_count()'), [200]);
    await becomes(() => ask(backend, 'sum:sampled.time.count{*}.as_count()'), [100]);
    await becomes(() => ask(backend, 'avg:sampled.time.avg{*}'), [0.5]);
  });

  test('timers: of a function, of a promise, since a date', async () => {
    await awayFromBucketEnd();
    const client = connect();
    const add = client.timer((a: number, b: number, _context: TimerContext) => a + b, 'timer.sync', { kind: 'sync' });
    assert.equal(add(2, 3), 5);
    const wait = client.asyncTimer(
      async (ms: number, context: TimerContext) => {
        context.addTags(['added:late']);
        await delay(ms);
        return 'done';
      },
      'timer.async',
      // Without a rate here the client forgets the tags that follow as soon as the function adds some.
      1,
      ['kind:async'],
    );
    assert.equal(await wait(30), 'done');
    client.timing('timer.date', new Date(Date.now() - 500));
    await becomes(() => ask(backend, 'sum:timer.sync.count{kind:sync}.as_count()'), [1]);
    const took = (query: string, atLeastMs: number): Promise<unknown> =>
      until(
        () => ask(backend, query),
        ([ms]) => typeof ms === 'number' && ms >= atLeastMs && ms < atLeastMs + 1000,
        query,
      );
    await took('max:timer.sync.max{*}', 0);
    await took('max:timer.async.max{kind:async,added:late}', 29);
    await took('max:timer.date.max{*}', 500);
  });

  test('prefix, suffix, global tags, and children that add to them', async () => {
    await awayFromBucketEnd();
    const client = connect({ prefix: 'pre', suffix: 'post', globalTags: { env: 'lab', who: 'parent' } });
    const child = client.childClient({ prefix: 'inner', suffix: 'end', globalTags: { who: 'child', more: '1' } });
    client.gauge('named', 1, ['own:1']);
    child.gauge('named', 2, ['env:other']);
    await becomes(() => ask(backend, 'avg:pre.named.post{env:lab,who:parent,own:1}'), [1]);
    await becomes(() => ask(backend, 'avg:inner.pre.named.post.end{env:other,who:child,more:1}'), [2]);
    assert.deepEqual(await groups(backend, 'inner.pre.named.post.end', 'env'), ['env:other']);
  });

  test('container, cardinality and external data are read over, and cost no value', async () => {
    await awayFromBucketEnd();
    const client = connect({
      datadog: true,
      containerID: 'abc123',
      cardinality: 'high',
      includeDatadogTelemetry: false,
    });
    client.gauge('origin', 1, { tags: ['a:1'], cardinality: 'orchestrator' });
    client.histogram('origin.time', 2);
    client.set('origin.set', 'x');
    client.increment('origin.then', 30, { timestamp: nowS - 30 });
    client.event('origin event', 'text', { cardinality: 'low' }, ['origin:event']);
    client.check('origin.check', client.CHECKS.OK, { message: 'fine', cardinality: 'none' }, ['origin:check']);
    await becomes(() => ask(backend, 'avg:origin{a:1}'), [1]);
    await becomes(() => ask(backend, 'avg:origin.time.max{*}'), [2]);
    await becomes(() => ask(backend, 'avg:origin.set{*}'), [1]);
    await becomes(() => ask(backend, 'sum:origin.then{*}.as_count()'), [30]);
    await until(
      () => eventsTagged(backend, 'origin:event'),
      (events) => events.length === 1,
      'the event',
    );
  });

  test("the client's own aggregation and telemetry", async () => {
    await awayFromBucketEnd();
    const client = connect({ aggregation: { flushInterval: 100 }, datadog: true, telemetryFlushInterval: 100 });
    for (let i = 0; i < 50; i++) client.increment('aggregated', 2);
    for (let i = 0; i < 5; i++) client.gauge('aggregated.gauge', i);
    for (let i = 0; i < 6; i++) client.set('aggregated.set', String(i % 3));
    await becomes(() => ask(backend, 'sum:aggregated{*}.as_count()'), [100]);
    await becomes(() => ask(backend, 'avg:aggregated.gauge{*}'), [4]);
    await becomes(() => ask(backend, 'avg:aggregated.set{*}'), [3]);
    await becomes(() => ask(backend, 'sum:datadog.dogstatsd.client.metrics{*}.as_count()'), [61]);
  });

  test('events with every option', async () => {
    const client = connect();
    const text = 'first line\nsecond | line #not:a,tag';
    client.event(
      'deployed | again',
      text,
      {
        date_happened: new Date((nowS - 20) * 1000),
        hostname: 'box-1',
        aggregation_key: 'deploys',
        priority: 'low',
        source_type_name: 'jenkins',
        alert_type: 'warning',
      },
      ['event:full', 'b'],
    );
    client.event('only a title', undefined, {}, { event: 'bare' });
    const [event] = await until(
      () => eventsTagged(backend, 'event:full'),
      (events) => events.length === 1,
      'the event',
    );
    assert.deepEqual(
      { ...event, tags: event?.tags },
      {
        ...event,
        title: 'deployed | again',
        text,
        date_happened: nowS - 20,
        host: 'box-1',
        priority: 'low',
        alert_type: 'warning',
        source: 'jenkins',
        tags: ['b', 'event:full'],
      },
    );
    const [bare] = await until(
      () => eventsTagged(backend, 'event:bare'),
      (events) => events.length === 1,
      'the bare event',
    );
    assert.deepEqual(
      [bare?.title, bare?.text, bare?.priority, bare?.alert_type],
      ['only a title', 'only a title', 'normal', 'info'],
    );
  });

  // hot-shots says lengths in UTF-16 units where the protocol has bytes; the Agent cuts such an event too.
  test('an event whose length the client miscounts is cut where it says, not refused', async () => {
    connect().event('plain', 'café', {}, ['event:miscounted']);
    await until(
      async () => (await backend.status()).counters['dogstatsd.events'] ?? 0,
      (events) => events >= 4,
      'events',
    );
    const { counters } = await backend.status();
    assert.equal(counters['dogstatsd.parse_errors.event'], 0);
  });

  test('service checks, as stored; and nothing was refused by any test here', async () => {
    const client = connect({ prefix: 'pre.' });
    client.check(
      'full',
      client.CHECKS.CRITICAL,
      { date_happened: new Date((nowS - 20) * 1000), hostname: 'box-1', message: 'it is down' },
      ['check:full', 'b'],
    );
    client.check('plain', client.CHECKS.OK);
    await until(
      async () => (await backend.status()).counters['dogstatsd.service_checks'] ?? 0,
      (checks) => checks >= 3,
      'service checks',
    );
    const { counters } = await backend.status();
    const losses = Object.entries(counters).filter(
      ([name, count]) => /^dogstatsd\.(dropped|parse_errors|bad_fields|truncated|kernel_drops)/.test(name) && count > 0,
    );
    assert.deepEqual(losses, []);
    assert.equal(await backend.stop(), 0);
    const checks = await backend.storedChecks();
    assert.deepEqual(
      checks.find(({ check }) => check === 'pre.full'),
      {
        check: 'pre.full',
        status: 2,
        host: 'box-1',
        timestampS: nowS - 20,
        sinceS: nowS - 20,
        message: 'it is down',
        tags: ['b', 'check:full'],
      },
    );
    const plain = checks.find(({ check }) => check === 'pre.plain');
    assert.deepEqual([plain?.status, plain?.message, plain?.tags], [0, '', []]);
    assert.equal(checks.find(({ check }) => check === 'origin.check')?.message, 'fine');
  });
});
