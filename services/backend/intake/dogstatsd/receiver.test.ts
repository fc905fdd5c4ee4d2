import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { keyOf } from '../../../../lib/sketch/mapping.ts';
import { FakeStorePort } from '../fake-store-port.ts';
import { Outbox } from '../outbox.ts';
import { DogstatsdReceiver } from './receiver.ts';
import { originMs, startReceiver } from './testing-receiver.ts';
import { testingSettings } from './testing-settings.ts';

test('a bucket is 10 s from the epoch; its points carry its start and come in the second of its end', async () => {
  const { clock, port, send } = startReceiver({ atMs: -3_500 });
  await clock.advance(7_000);
  send('g:1|g\nc:4|c');
  await clock.advance(6_499);
  send('g:2|g\nc:6|c');
  port.take();
  await clock.advance(0);
  assert.deepEqual(port.take(), []);
  await clock.advance(1);
  assert.deepEqual(port.take(), [
    { kind: 'points', rows: ['g{}@h gauge/10 0=2', 'c{}@h rate/10 0=1'] },
    { kind: 'open', rows: [] },
  ]);
});

test('a restart within a bucket loses nothing: the second part has a second of its own', async () => {
  const first = startReceiver({ atMs: 1_000_000 - 7_000 });
  await first.clock.advance(7_000);
  first.send('c:5|c\nt:1|ms');
  await first.clock.advance(4_200);
  first.receiver.stop();
  const second = startReceiver({
    atMs: 1_000_000 + 6_300,
    keys: { histogram_aggregates: ['count'], histogram_percentiles: [] },
  });
  second.send('c:3|c\nt:1|ms');
  await second.clock.advance(10_000);
  second.send('c:2|c');
  await second.clock.advance(10_000);
  const rowsOf = ({ port }: typeof first): readonly string[] =>
    port.take().flatMap(({ kind, rows }) => (kind === 'points' ? rows : []));
  assert.equal(rowsOf(first)[0], 'c{}@h rate/10 0=0.5');
  assert.deepEqual(rowsOf(second), ['c{}@h rate/10 6=0.3', 't.count{}@h rate/10 6=0.1', 'c{}@h rate/10 10=0.2']);
});

test('a sample that would make its bucket infinite costs itself only', async () => {
  const { clock, port, send, count } = startReceiver({
    keys: { histogram_aggregates: ['count', 'sum', 'avg'], histogram_percentiles: [] },
  });
  send('c:1|c|@nan\nc:1|c|@1e-320\nc:2|c\nc:1e308|c|@0.1\nc:3|c');
  send('d:1e308|c\nd:1e308|c');
  send('h:4|h|@1e-320\nh:5|h\nh:1e308|h|@0.1\nh:6|h');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, [
    'c{}@h rate/10 0=0.5',
    'd{}@h rate/10 0=1e+307',
    'h.count{}@h rate/10 0=0.2',
    'h.sum{}@h gauge/10 0=11',
    'h.avg{}@h gauge/10 0=5.5',
  ]);
  assert.equal(count('dropped.not_finite'), 6);
});

test('events that happened when no event can have are dropped and counted', async () => {
  const { clock, port, send, count } = startReceiver();
  const nowS = originMs / 1000;
  for (const second of [5, originMs, nowS - 18 * 3600 - 1, nowS + 601, nowS - 18 * 3600, nowS + 600]) {
    send(`_e{1,1}:t|x|d:${second}`);
  }
  await clock.advance(100);
  const events = port.messages.flatMap((message) => (message.kind === 'events' ? message.events : []));
  assert.deepEqual(
    events.map(({ timestampS }) => timestampS),
    [nowS - 18 * 3600, nowS + 600],
  );
  assert.deepEqual([count('dropped.event_time'), count('events')], [4, 2]);
});

test('service checks of a time that the HTTP door would refuse are dropped and counted', async () => {
  const { clock, port, send, count } = startReceiver();
  const nowS = originMs / 1000;
  for (const second of [5, originMs, -1, nowS - 601, nowS + 601, nowS - 600, nowS + 600]) send(`_sc|up|0|d:${second}`);
  await clock.advance(100);
  const checks = port.messages.flatMap((message) => (message.kind === 'checks' ? message.checks : []));
  assert.deepEqual(
    checks.map(({ timestampS }) => timestampS),
    [nowS - 600, nowS + 600],
  );
  assert.deepEqual([count('dropped.service_check_time'), count('service_checks')], [5, 2]);
});

test('a host that is too long costs its line, wherever it is named; one that is not used costs nothing', () => {
  const { send, count } = startReceiver();
  const long = 'h'.repeat(256);
  send(`a:1:2|g|#host:${long}\nb:1e0|g|#host:${long}\nc:1|g|T1800000000|#host:${long}`);
  send(`_e{1,1}:t|x|h:${long}\n_e{1,1}:t|x|#host:${long}\n_sc|up|0|h:${long}\n_sc|up|0|#host:${long}`);
  assert.deepEqual(
    ['dropped.invalid_host', 'contexts', 'samples', 'events', 'service_checks'].map(count),
    [7, 0, 0, 0, 0],
  );
  const longest = long.slice(1);
  send(`a:1|g|#host:${long},host:${longest}\n_sc|up|0|#host:${long}|h:${longest}\n_e{1,1}:t|x|h:|#host:${long}`);
  assert.deepEqual(
    ['dropped.invalid_host', 'contexts', 'samples', 'events', 'service_checks'].map(count),
    [7, 1, 1, 1, 1],
  );
});

test('a sample at the very edge belongs to the bucket that begins there', async () => {
  const { clock, port, send } = startReceiver();
  await clock.advance(9_999);
  send('g:1|g');
  await clock.advance(1);
  send('g:2|g');
  await clock.advance(10_000);
  const points = port.take().filter(({ kind }) => kind === 'points');
  assert.deepEqual(
    points.map(({ rows }) => rows),
    [['g{}@h gauge/10 0=1'], ['g{}@h gauge/10 10=2']],
  );
});

test('the open bucket is shown every second while it changes, and taken back after its close', async () => {
  const { clock, port, send } = startReceiver();
  send('c:5|c');
  await clock.advance(1_000);
  assert.deepEqual(port.take(), [{ kind: 'open', rows: ['c{}@h rate/10 0=0.5'] }]);
  await clock.advance(2_000);
  assert.deepEqual(port.take(), [], 'nothing changed');
  send('c:5|c');
  await clock.advance(1_000);
  assert.deepEqual(port.take(), [{ kind: 'open', rows: ['c{}@h rate/10 0=1'] }]);
  await clock.advance(6_000);
  assert.deepEqual(port.take(), [
    { kind: 'points', rows: ['c{}@h rate/10 0=1'] },
    { kind: 'open', rows: [] },
  ]);
});

test('a counter that stopped goes on with zeros for 300 s, a gauge does not', async () => {
  const { clock, port, send } = startReceiver();
  send('c:5|c\ng:1|g');
  await clock.advance(400_000);
  const rows = port.take().flatMap(({ kind, rows }) => (kind === 'points' ? rows : []));
  const zeros = Array.from({ length: 29 }, (_, i) => `c{}@h rate/10 ${10 * (i + 1)}=0`);
  assert.deepEqual(rows, ['c{}@h rate/10 0=0.5', 'g{}@h gauge/10 0=1', ...zeros]);
});

test('a counter that comes back continues, its zeros end where it is', async () => {
  const { clock, port, send } = startReceiver({ keys: { dogstatsd_expiry_seconds: 30 } });
  send('c:5|c');
  await clock.advance(20_000);
  send('c:7|c');
  await clock.advance(60_000);
  const rows = port.take().flatMap(({ kind, rows }) => (kind === 'points' ? rows : []));
  assert.deepEqual(
    rows.map((row) => row.split(' ')[2]),
    ['0=0.5', '10=0', '20=0.7', '30=0', '40=0'],
  );
});

test('contexts are forgotten 20 s after their last sample, and come back under their own name', async () => {
  const { clock, port, send, count } = startReceiver();
  send('a:1|g\nb:2|g');
  assert.equal(count('contexts'), 2);
  await clock.advance(20_000);
  assert.equal(count('contexts'), 0);
  send('b:3|g');
  send('a:4|g');
  port.take();
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, [
    'b{}@h gauge/10 20=3',
    'a{}@h gauge/10 20=4',
  ]);
});

test('sets count what differs, histograms and timings make their series', async () => {
  const { clock, port, send } = startReceiver();
  send('u:alice|s\nu:bob|s\nu:alice|s\nu:a:b|s\nt:4:1:3:2|ms|#x:y');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, [
    'u{}@h gauge/10 0=3',
    't.max{x:y}@h gauge/10 0=4',
    't.median{x:y}@h gauge/10 0=2',
    't.avg{x:y}@h gauge/10 0=2.5',
    't.count{x:y}@h rate/10 0=0.4',
    't.95percentile{x:y}@h gauge/10 0=4',
  ]);
});

test('sample rates weigh counters and histograms, not gauges; 0 counts as 1', async () => {
  const { clock, port, send } = startReceiver({
    keys: { histogram_aggregates: ['count', 'avg', 'sum'], histogram_percentiles: [] },
  });
  send('c:1|c|@0.5\nc:3|c|@0\ng:1|g|@0.5\nh:10|h|@0.21');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, [
    'c{}@h rate/10 0=0.5',
    'g{}@h gauge/10 0=1',
    'h.count{}@h rate/10 0=0.4',
    `h.avg{}@h gauge/10 0=${10 / 0.21 / 4}`,
    `h.sum{}@h gauge/10 0=${10 * (1 / 0.21)}`,
  ]);
});

test('distributions are sketches, by bucket and sample rate, beside another metric of the same name', async () => {
  const { clock, port, send, count } = startReceiver();
  send('d:2:2|d|#a:b\nd:10|d|@0.3|#a:b\nd:5|g|#a:b\nd:NaN|d');
  await clock.advance(1_000);
  const sketch = `d{a:b}@h distribution/10 0=5,${2 + 2 + 10 / 0.3},2,10 ${keyOf(2)}×2 ${keyOf(10)}×3`;
  assert.deepEqual(port.take(), [{ kind: 'open', rows: ['d{a:b}@h gauge/10 0=5', sketch] }]);
  await clock.advance(9_000);
  assert.deepEqual(port.take(), [
    { kind: 'points', rows: ['d{a:b}@h gauge/10 0=5'] },
    { kind: 'sketches', rows: [sketch] },
    { kind: 'open', rows: [] },
  ]);
  send('d:1|d');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'sketches')?.rows, [
    `d{}@h distribution/10 10=1,1,1,1 ${keyOf(1)}×1`,
  ]);
  assert.deepEqual([count('samples.distribution'), count('dropped.not_finite'), count('sketch_bins')], [5, 1, 0]);
});

test('histograms and timings are copied to distributions when that is asked for', async () => {
  const { clock, port, send } = startReceiver({
    keys: {
      histogram_copy_to_distribution: true,
      histogram_copy_to_distribution_prefix: 'dist.',
      statsd_metric_namespace: 'ns',
      histogram_aggregates: ['count'],
      histogram_percentiles: [],
    },
  });
  send('h:2|h|@0.5|#a:b\nt:3|ms\ng:1|g\nd:4|d\ng:7|h');
  await clock.advance(10_000);
  const [points, sketches] = port.take().filter(({ kind }) => kind !== 'open');
  assert.deepEqual(points?.rows, [
    'ns.h.count{a:b}@h rate/10 0=0.2',
    'ns.t.count{}@h rate/10 0=0.1',
    // A gauge first: the bucket is a gauge, the copy a distribution all the same.
    'ns.g{}@h gauge/10 0=7',
  ]);
  assert.deepEqual(sketches?.rows, [
    `dist.ns.h{a:b}@h distribution/10 0=2,4,2,2 ${keyOf(2)}×2`,
    `dist.ns.t{}@h distribution/10 0=1,3,3,3 ${keyOf(3)}×1`,
    `dist.ns.g{}@h distribution/10 0=1,7,7,7 ${keyOf(7)}×1`,
    `ns.d{}@h distribution/10 0=1,4,4,4 ${keyOf(4)}×1`,
  ]);
});

test('order and case of tags, line end and way of writing do not make another series', async () => {
  const { clock, port, send } = startReceiver();
  send('c:1|c|#a:1,B:2\nc:1|c|#b:2,A:1\r\nc:1|c|#a:1,b:2,b:2|@1\nc:1e0|c|c:in-5|#a:1,b:2');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, ['c{a:1,b:2}@h rate/10 0=0.4']);
});

test('a point with a timestamp is on its way within 100 ms, unaggregated; a count as rate over 10 s', async () => {
  const { clock, port, send, count } = startReceiver({ atMs: 500_000 });
  send('g:1|g|T1800000123|@0.5|#a:b\nc:20|c|T1800000125\ng:7:8|g|#a:b|T1800000124');
  await clock.advance(100);
  assert.deepEqual(port.take(), [
    {
      kind: 'points',
      rows: ['g{a:b}@h gauge/10 123=1', 'c{}@h rate/10 125=2', 'g{a:b}@h gauge/10 124=7', 'g{a:b}@h gauge/10 124=8'],
    },
  ]);
  assert.equal(count('samples.with_timestamp'), 4);
});

test('timestamps that cannot be: other types, and beyond ten minutes ahead', async () => {
  const { clock, port, send, count } = startReceiver();
  send('h:1|h|T1800000000\nu:a|s|T1800000000\ng:1|g|T1800000601\ng:2|g|T1800000600');
  await clock.advance(100);
  assert.deepEqual(
    port.take().flatMap(({ rows }) => rows),
    ['g{}@h gauge/10 600=2'],
  );
  assert.equal(count('unsupported.timestamp_type'), 2);
  assert.equal(count('dropped.future_timestamp'), 1);
});

test('without the pipeline for timestamps a sample is aggregated as any other', async () => {
  const { clock, port, send } = startReceiver({ keys: { dogstatsd_no_aggregation_pipeline: false } });
  send('g:1|g|T1700000000');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, ['g{}@h gauge/10 0=1']);
});

test('magic tags: host, empty host, internal ones; extra tags; namespace with its exceptions', async () => {
  const { clock, port, send } = startReceiver({ keys: { dogstatsd_tags: ['env:lab'], statsd_metric_namespace: 'ns' } });
  send(
    [
      'a:1|g|#host:one,x:y,host:two',
      'a:2|g|#host:',
      'a:3|g|#dd.internal.entity_id:none,dd.internal.card:high,dd.internal.jmx_check_name:z,k',
      'jvm.heap:4|g',
      '_sc|up|1|#host:tag,s:t|h:field',
      '_e{1,1}:t|x|#host:tag',
    ].join('\n'),
  );
  await clock.advance(100);
  const [events, checks] = port.messages.splice(0);
  assert.deepEqual(
    events?.kind === 'events' && events.events.map(({ host, tags, timestampS }) => ({ host, tags, timestampS })),
    [{ host: 'tag', tags: ['env:lab'], timestampS: originMs / 1000 }],
  );
  assert.deepEqual(checks?.kind === 'checks' && checks.checks, [
    { check: 'up', status: 1, host: 'field', timestampS: originMs / 1000, message: '', tags: ['env:lab', 's:t'] },
  ]);
  await clock.advance(9_900);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, [
    'ns.a{env:lab,x:y}@two gauge/10 0=1',
    'ns.a{env:lab}@ gauge/10 0=2',
    'ns.a{env:lab,k}@h gauge/10 0=3',
    'jvm.heap{env:lab}@h gauge/10 0=4',
  ]);
});

test('what is refused is counted, and the first of it is logged', () => {
  const { send, count, log } = startReceiver({ maxContexts: 2, keys: { dogstatsd_buffer_size: 512 } });
  send('bad\nworse|g\n_e{1}:x\n_sc|x|9\nok:1|g');
  send('123:1|g\nnan:NaN|g\nthird:1|g\nok:a|s');
  send(`x${'y'.repeat(600)}:1|g`);
  assert.deepEqual(
    [
      'parse_errors',
      'parse_errors.metric',
      'parse_errors.event',
      'parse_errors.service_check',
      'dropped.invalid_name',
      'dropped.not_finite',
      'dropped.contexts',
      'dropped.type_conflict',
      'truncated_packets',
      'packets',
    ].map((name) => [name, count(name)]),
    [
      ['parse_errors', 5],
      ['parse_errors.metric', 3],
      ['parse_errors.event', 1],
      ['parse_errors.service_check', 1],
      ['dropped.invalid_name', 1],
      ['dropped.not_finite', 1],
      ['dropped.contexts', 1],
      ['dropped.type_conflict', 1],
      ['truncated_packets', 1],
      ['packets', 3],
    ],
  );
  assert.equal(log.length, 1);
  assert.match(log[0]?.text ?? '', /metric line "bad"/);
});

test('metrics on the filter list are not kept but counted, series of histograms by their own names', async () => {
  const { clock, port, send, count, log } = startReceiver({
    keys: {
      statsd_metric_namespace: 'ns',
      metric_filterlist: ['ns.off', 'ns.h.max', 'ns.part*', 'jvm.x'],
      statsd_metric_blocklist: ['ns.on'],
      histogram_aggregates: ['max', 'count'],
      histogram_percentiles: [],
    },
  });
  for (let twice = 0; twice < 2; twice++) {
    send(
      'off:1:2|g\noff.too:1|g\noff:1|g|T1800000000\noff:1e0|g\non:1|g\nh:1|h\npartly:1|c\nother.part:1|c\njvm.x:1|g',
    );
  }
  send('_sc|ns.off|0');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, [
    'ns.off.too{}@h gauge/10 0=1',
    'ns.on{}@h gauge/10 0=1',
    'ns.h.count{}@h rate/10 0=0.2',
    'ns.other.part{}@h rate/10 0=0.2',
  ]);
  assert.deepEqual([count('filtered'), count('samples'), count('service_checks')], [12, 8, 1]);
  assert.deepEqual(log, []);
});

test('unknown contexts are mapped, known ones are not asked for again', async () => {
  const { clock, port, send, count } = startReceiver({
    keys: {
      statsd_metric_namespace: 'ns',
      dogstatsd_mapper_profiles: [
        {
          name: 'jobs',
          prefix: 'jobs.',
          mappings: [{ match: 'jobs.*.time', name: 'jobs.time', tags: { job: '$1', host: '$1' } }],
        },
      ],
    },
  });
  send('jobs.a.time:1|c|#x:y');
  for (let i = 0; i < 10; i++) send('jobs.a.time:1|c|#x:y\njobs.b.count:1|c');
  send('jobs.a.time:5|g|T1800000000');
  await clock.advance(10_000);
  assert.deepEqual(
    port.take().flatMap(({ kind, rows }) => (kind === 'points' ? rows : [])),
    [
      'ns.jobs.time{job:a}@a gauge/10 0=5',
      'ns.jobs.time{job:a,x:y}@a rate/10 0=1.1',
      'ns.jobs.b.count{}@h rate/10 0=1',
    ],
  );
  assert.deepEqual(
    ['lookups', 'hits', 'mapped'].map((name) => count(`mapper.${name}`)),
    [3, 1, 2],
  );
});

test('a last line without its end is dropped where one is required', () => {
  const { send, count } = startReceiver({ keys: { dogstatsd_eol_required: ['uds'] } });
  send('a:1|g\nb:1|g');
  assert.deepEqual([count('contexts'), count('dropped.unterminated_lines')], [2, 0]);
  send('c:1|g\nd:1|g', 'uds');
  send('e:1|g', 'uds');
  send('f:1|g\r\n', 'uds');
  send('', 'uds');
  assert.deepEqual([count('contexts'), count('dropped.unterminated_lines'), count('parse_errors')], [4, 2, 0]);
});

test('lines that cannot be read are a warning, or for those who debug', () => {
  for (const [quiet, level] of [
    [false, 'warn'],
    [true, 'debug'],
  ]) {
    const { send, log } = startReceiver({ keys: { dogstatsd_disable_verbose_logs: quiet } });
    send('bad');
    assert.equal(log[0]?.level, level);
  }
});

test('contexts are kept as long as the configuration says', async () => {
  const { clock, send, count } = startReceiver({
    keys: { dogstatsd_context_expiry_seconds: 50, dogstatsd_expiry_seconds: 10 },
  });
  send('g:1|g\nc:1|c');
  await clock.advance(50_000);
  assert.equal(count('contexts'), 1);
  await clock.advance(10_000);
  assert.equal(count('contexts'), 0);
});

test('losses of a bucket are named in the log at its end, each once', async () => {
  const { clock, send, log } = startReceiver();
  send('nan:NaN|g\n123:1|g\n123:1|g');
  await clock.advance(40_000);
  assert.deepEqual(
    log.map(({ text }) => text),
    ['DogStatsD did not keep everything: dogstatsd.dropped.invalid_name +2, dogstatsd.dropped.not_finite +1'],
  );
});

test('stopping hands over what waits and the open bucket, as final', () => {
  const { port, receiver, send } = startReceiver();
  send('c:5|c\n_sc|up|0\ng:1|g|T1800000000');
  receiver.stop();
  assert.deepEqual(port.take(), [
    { kind: 'points', rows: ['g{}@h gauge/10 0=1'] },
    { kind: 'checks', rows: [] },
    { kind: 'points', rows: ['c{}@h rate/10 0=0.5'] },
  ]);
});

test('a clock that steps back closes the bucket and opens the one it is in', async () => {
  let nowMs = originMs + 55_000;
  const virtual = new VirtualClock();
  const clock = {
    now: () => nowMs,
    monotonic: () => virtual.monotonic(),
    after: virtual.after.bind(virtual),
    every: virtual.every.bind(virtual),
  };
  const port = new FakeStorePort();
  const receiver = new DogstatsdReceiver(testingSettings(), {
    clock,
    outbox: new Outbox(port, { source: 'dogstatsd' }),
    log: () => {},
  });
  receiver.receive(Buffer.from('c:1|c'));
  nowMs = originMs + 21_000;
  await virtual.advance(1_000);
  receiver.receive(Buffer.from('c:2|c'));
  nowMs = originMs + 30_000;
  await virtual.advance(1_000);
  receiver.receive(Buffer.from('c:3|c'));
  assert.deepEqual(
    port.take().flatMap(({ rows }) => rows),
    ['c{}@h rate/10 55=0.1', 'c{}@h rate/10 20=0.2'],
  );
});

test('a histogram is refused whose longest series could not be asked for', () => {
  const { send, count } = startReceiver();
  // `.95percentile` is 13 characters.
  send(`${'h'.repeat(187)}:1|h\n${'i'.repeat(188)}:1|ms\n${'g'.repeat(200)}:1|g\n${'g'.repeat(201)}:1|g`);
  assert.deepEqual([count('contexts'), count('dropped.invalid_name')], [2, 2]);
});
