import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { keyOf } from '../../../../lib/sketch/mapping.ts';
import { FakeStorePort } from './fake-store-port.ts';
import { Outbox } from './outbox.ts';
import { DogstatsdReceiver } from './receiver.ts';
import { testingSettings } from './testing-settings.ts';
import type { LogLine } from './throttled-log.ts';

/** A multiple of 1,000 s; rows show timestamps modulo 1,000. */
const originMs = 1_800_000_000_000;

function start(
  options: {
    readonly keys?: Readonly<Record<string, unknown>>;
    readonly maxContexts?: number;
    readonly maxContextBytes?: number;
    readonly atMs?: number;
  } = {},
) {
  const clock = new VirtualClock(originMs + (options.atMs ?? 0));
  const port = new FakeStorePort();
  const log: LogLine[] = [];
  const receiver = new DogstatsdReceiver(
    {
      ...testingSettings(options.keys),
      maxContexts: options.maxContexts ?? 1000,
      maxContextBytes: options.maxContextBytes ?? 512 * 1024 * 1024,
    },
    { clock, outbox: new Outbox(port), log: (line) => log.push(line) },
  );
  const send = (text: string, listener?: 'udp' | 'uds'): void => receiver.receive(Buffer.from(text), listener);
  return { clock, port, log, receiver, send, count: (name: string) => receiver.counters()[`dogstatsd.${name}`] };
}

test('a bucket is 10 s from the epoch; its points carry its start and come in the second of its end', async () => {
  const { clock, port, send } = start({ atMs: -3_500 });
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
  const first = start({ atMs: 1_000_000 - 7_000 });
  await first.clock.advance(7_000);
  first.send('c:5|c\nt:1|ms');
  await first.clock.advance(4_200);
  first.receiver.stop();
  const second = start({
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
  const { clock, port, send, count } = start({
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
  const { clock, port, send, count } = start();
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
  const { clock, port, send, count } = start();
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
  const { send, count } = start();
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
  const { clock, port, send } = start();
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
  const { clock, port, send } = start();
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
  const { clock, port, send } = start();
  send('c:5|c\ng:1|g');
  await clock.advance(400_000);
  const rows = port.take().flatMap(({ kind, rows }) => (kind === 'points' ? rows : []));
  const zeros = Array.from({ length: 29 }, (_, i) => `c{}@h rate/10 ${10 * (i + 1)}=0`);
  assert.deepEqual(rows, ['c{}@h rate/10 0=0.5', 'g{}@h gauge/10 0=1', ...zeros]);
});

test('a counter that comes back continues, its zeros end where it is', async () => {
  const { clock, port, send } = start({ keys: { dogstatsd_expiry_seconds: 30 } });
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
  const { clock, port, send, count } = start();
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
  const { clock, port, send } = start();
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
  const { clock, port, send } = start({
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
  const { clock, port, send, count } = start();
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
  const { clock, port, send } = start({
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

test('open sketches are shown as long as that is cheap, and closed ones bounded', async () => {
  const { clock, port, send, count } = start({ maxContexts: 300_000 });
  const perPacket = 400;
  for (let i = 0; i < 10_000; i += perPacket) {
    send(Array.from({ length: perPacket }, (_, k) => `d:1|d|#id:${i + k}`).join('\n'));
  }
  // Ten bins' worth for each sketch, and its one bin: more than 100,000.
  assert.equal(count('sketch_bins'), 110_000);
  await clock.advance(1_000);
  assert.deepEqual(port.take(), [], 'too many for a look at them');
  for (let i = 10_000; i < 190_000; i += perPacket) {
    send(Array.from({ length: perPacket }, (_, k) => `d:1|d|#id:${i + k}`).join('\n'));
  }
  const kept = Math.ceil(2_000_000 / 11);
  assert.equal(count('dropped.sketch_values'), 190_000 - kept);
  send('d:1|d|#id:0\nd:2|d|#id:0');
  assert.equal(count('dropped.sketch_values'), 190_000 - kept + 1, 'a bin that is there takes more');
  await clock.advance(9_000);
  const closed = port.messages.flatMap((message) => (message.kind === 'sketches' ? [message.batch] : []));
  assert.equal(closed[0]?.count.length, kept);
  assert.equal(count('sketch_bins'), 0);
});

test('order and case of tags, line end and way of writing do not make another series', async () => {
  const { clock, port, send } = start();
  send('c:1|c|#a:1,B:2\nc:1|c|#b:2,A:1\r\nc:1|c|#a:1,b:2,b:2|@1\nc:1e0|c|c:in-5|#a:1,b:2');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, ['c{a:1,b:2}@h rate/10 0=0.4']);
});

test('a point with a timestamp is on its way within 100 ms, unaggregated; a count as rate over 10 s', async () => {
  const { clock, port, send, count } = start({ atMs: 500_000 });
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
  const { clock, port, send, count } = start();
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
  const { clock, port, send } = start({ keys: { dogstatsd_no_aggregation_pipeline: false } });
  send('g:1|g|T1700000000');
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, ['g{}@h gauge/10 0=1']);
});

test('magic tags: host, empty host, internal ones; extra tags; namespace with its exceptions', async () => {
  const { clock, port, send } = start({ keys: { dogstatsd_tags: ['env:lab'], statsd_metric_namespace: 'ns' } });
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
  const { send, count, log } = start({ maxContexts: 2, keys: { dogstatsd_buffer_size: 512 } });
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
  const { clock, port, send, count, log } = start({
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
  const { clock, port, send, count } = start({
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
  const { send, count } = start({ keys: { dogstatsd_eol_required: ['uds'] } });
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
    const { send, log } = start({ keys: { dogstatsd_disable_verbose_logs: quiet } });
    send('bad');
    assert.equal(log[0]?.level, level);
  }
});

test('contexts are kept as long as the configuration says', async () => {
  const { clock, send, count } = start({
    keys: { dogstatsd_context_expiry_seconds: 50, dogstatsd_expiry_seconds: 10 },
  });
  send('g:1|g\nc:1|c');
  await clock.advance(50_000);
  assert.equal(count('contexts'), 1);
  await clock.advance(10_000);
  assert.equal(count('contexts'), 0);
});

test('losses of a bucket are named in the log at its end, each once', async () => {
  const { clock, send, log } = start();
  send('nan:NaN|g\n123:1|g\n123:1|g');
  await clock.advance(40_000);
  assert.deepEqual(
    log.map(({ text }) => text),
    ['DogStatsD did not keep everything: dogstatsd.dropped.invalid_name +2, dogstatsd.dropped.not_finite +1'],
  );
});

test('stopping hands over what waits and the open bucket, as final', () => {
  const { port, receiver, send } = start();
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
  const receiver = new DogstatsdReceiver(testingSettings(), { clock, outbox: new Outbox(port), log: () => {} });
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
  const { send, count } = start();
  // `.95percentile` is 13 characters.
  send(`${'h'.repeat(187)}:1|h\n${'i'.repeat(188)}:1|ms\n${'g'.repeat(200)}:1|g\n${'g'.repeat(201)}:1|g`);
  assert.deepEqual([count('contexts'), count('dropped.invalid_name')], [2, 2]);
});

test('a histogram keeps its first value beyond the bound on values, so that it has a median', async () => {
  const { clock, port, send, count } = start({ keys: { histogram_aggregates: ['count', 'median'] } });
  const full = `full:${Array.from({ length: 500 }, () => 1).join(':')}|h`;
  for (let sent = 0; sent < 4_000_000; sent += 500) send(full);
  send('late:5:7|h');
  assert.equal(count('histogram_values_beyond_bound'), 1);
  await clock.advance(10_000);
  assert.deepEqual(
    port
      .take()
      .find(({ kind }) => kind === 'points')
      ?.rows.slice(3),
    ['late.count{}@h rate/10 0=0.2', 'late.median{}@h gauge/10 0=5', 'late.95percentile{}@h gauge/10 0=5'],
  );
});

test('names, hosts and tags of contexts are bounded by their bytes, and have room again when they expire', async () => {
  // A context takes 128, its key and 40 a tag: `a`, two line feeds, host and tag.
  const { clock, send, count } = start({ maxContextBytes: 128 + 3 + 1 + 200 + 40 });
  send(`a:1|g|#${'t'.repeat(201)}\nb:1|g`);
  assert.deepEqual(
    ['contexts', 'context_bytes', 'dropped.context_bytes', 'dropped.contexts'].map(count),
    [1, 372, 1, 0],
  );
  await clock.advance(20_000);
  // As characters of two bytes they are too much.
  send(`a:1|g|#t${'ж'.repeat(120)}\nb:1|g\nc:1|d`);
  assert.deepEqual(['contexts', 'context_bytes', 'dropped.context_bytes'].map(count), [2, 128 + 4 + 128 + 5, 2]);
});

test('members of sets are bounded by their bytes; a set of which none is kept makes no point', async () => {
  const { clock, port, send, count } = start();
  const sent = 6300;
  for (let i = 0; i < sent; i++) send(`s:${`${i}`.padEnd(8000, 'x')}|s`);
  const kept = Math.floor((96 * 1024 * 1024) / (64 + 16_000));
  assert.equal(count('dropped.set_members'), sent - kept);
  send(`late:${'y'.repeat(8000)}|s`);
  send('late:2|g');
  assert.equal(count('dropped.set_members'), sent - kept + 1);
  await clock.advance(10_000);
  assert.deepEqual(port.take().find(({ kind }) => kind === 'points')?.rows, [
    `s{}@h gauge/10 0=${kept}`,
    'late{}@h gauge/10 0=2',
  ]);
  send(`late:${'y'.repeat(8000)}|s`);
  assert.equal(count('dropped.set_members'), sent - kept + 1, 'there is room in the next bucket');
});

test('an open bucket whose contexts take very much is not shown before its end', async () => {
  const { clock, port, send } = start({ maxContexts: 10_000 });
  const tags = (context: number): string => Array.from({ length: 1100 }, (_, i) => `t${context}.${i}`).join(',');
  send(`g:1|g|#${tags(0)}`);
  await clock.advance(1_000);
  assert.equal(port.take().length, 1);
  // 40 bytes a tag alone.
  for (let i = 1; i < (64 * 1024 * 1024) / (1100 * 40); i++) send(`g:1|g|#${tags(i)}`);
  await clock.advance(8_000);
  assert.deepEqual(port.take(), []);
  await clock.advance(1_000);
  assert.deepEqual(
    port.messages.map(({ kind }) => kind),
    ['points', 'open'],
  );
});

test('what is not aggregated waits no longer once its texts are long', () => {
  const { port, send } = start({ keys: { dogstatsd_buffer_size: 65_536 } });
  const text = 'x'.repeat(60_000);
  const inKinds = (line: (i: number) => string): readonly string[] => {
    for (let i = 0; i < 70; i++) send(line(i));
    return port.messages.splice(0).map(({ kind }) => kind);
  };
  const perForward = Math.ceil((4 * 1024 * 1024) / (64 + 60_000));
  assert.equal(perForward, 70);
  assert.deepEqual(
    inKinds(() => `_sc|up|0|m:${text}`),
    ['checks'],
  );
  assert.deepEqual(
    inKinds(() => `_e{1,60000}:t|${text}`),
    ['events'],
  );
  const tags = Array.from({ length: 1600 }, (_, i) => `${'t'.repeat(32)}${i}`).join(',');
  assert.deepEqual(
    inKinds((i) => `g${i}:1|g|T1800000000|#${tags}`),
    // A tag takes more than its text.
    ['points', 'points'],
  );
});
