import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { FakeStorePort } from '../fake-store-port.ts';
import { Outbox } from '../outbox.ts';
import { DogstatsdReceiver } from './receiver.ts';
import { testingSettings } from './testing-settings.ts';

/** A multiple of 1,000 s; rows show timestamps modulo 1,000. */
const nowS = 1_800_000_000;

/** The packet and enrichment rows of wire reference 1.10: what a packet comes to in the store. */
interface Row {
  readonly packet: string;
  readonly keys?: Readonly<Record<string, unknown>>;
  /** Aggregated: after the bucket's end, without the second and the interval. */
  readonly points?: readonly string[];
  readonly sketches?: readonly string[];
  /** With a timestamp of their own, within 100 ms. */
  readonly late?: readonly string[];
  readonly checks?: readonly string[];
  readonly events?: readonly string[];
  /** Those that are not 0 and no samples. */
  readonly counters?: Readonly<Record<string, number>>;
}

const summary = { histogram_aggregates: ['max', 'count'], histogram_percentiles: [] };
const copied = {
  ...summary,
  histogram_copy_to_distribution: true,
  histogram_copy_to_distribution_prefix: 'dist.',
};
const namespace = { statsd_metric_namespace: 'ns' };

const packets: readonly Row[] = [
  { packet: 'a:1|c\nb:2|c|#x', points: ['a{}@h rate=0.1', 'b{x}@h rate=0.2'] },
  { packet: 'a:1:2|c\nb:3|c', points: ['a{}@h rate=0.3', 'b{}@h rate=0.3'] },
  { packet: 'a::1::2::::|c\nb:3|c', points: ['a{}@h rate=0.3', 'b{}@h rate=0.3'] },
  { packet: 'a:1|c\n\nb:2|c\n', points: ['a{}@h rate=0.1', 'b{}@h rate=0.2'] },
  { packet: 'a:1|c\r\n\r\nb:2|c\r', points: ['a{}@h rate=0.1', 'b{}@h rate=0.2'] },
  { packet: 'a:1x|g\nb:2|c', points: ['b{}@h rate=0.2'], counters: { 'parse_errors.metric': 1 } },
  { packet: 'a:|g\nb:2|c\nc: :1:|g', points: ['b{}@h rate=0.2'], counters: { 'parse_errors.metric': 2 } },
  { packet: '', counters: {} },
  { packet: 'a:5|g', points: ['a{}@h gauge=5'] },
  { packet: 'a:5|g|T1799999900\n', late: ['a{}@h gauge=5'] },
  { packet: 'a:5|c', points: ['a{}@h rate=0.5'] },
  { packet: 'a:5|c|T1799999900\n', late: ['a{}@h rate=0.5'] },
  { packet: 'a:5|h', keys: summary, points: ['a.max{}@h gauge=5', 'a.count{}@h rate=0.1'] },
  { packet: 'a:5|h|T1799999900\n', keys: summary, counters: { 'unsupported.timestamp_type': 1 } },
  { packet: 'a:5|ms', keys: summary, points: ['a.max{}@h gauge=5', 'a.count{}@h rate=0.1'] },
  { packet: 'a:5|ms|T1799999900\n', keys: summary, counters: { 'unsupported.timestamp_type': 1 } },
  { packet: 'a:x|s', points: ['a{}@h gauge=1'] },
  { packet: 'a:x|s|T1799999900\n', counters: { 'unsupported.timestamp_type': 1 } },
  { packet: 'a:5|d', sketches: ['a{}@h distribution=1,5,5,5'] },
  { packet: 'a:5|d|T1799999900\n', counters: { 'unsupported.timestamp_type': 1 } },
  {
    packet: 'a:5|g|T1799999900',
    keys: { dogstatsd_no_aggregation_pipeline: false },
    points: ['a{}@h gauge=5'],
  },
  {
    packet: 'a:5|h\nb:1:2|ms|#x\nc:1|g',
    keys: copied,
    points: [
      ...['a.max{}@h gauge=5', 'a.count{}@h rate=0.1', 'b.max{x}@h gauge=2', 'b.count{x}@h rate=0.2'],
      'c{}@h gauge=1',
    ],
    sketches: ['dist.a{}@h distribution=1,5,5,5', 'dist.b{x}@h distribution=2,3,1,2'],
  },
  {
    packet: 'a:1:2:3|g|T1799999900\nb:4:5|c|#x\nc:6:7|d',
    keys: { dogstatsd_tags: ['env:lab', 'a'] },
    late: ['a{a,env:lab}@h gauge=1', 'a{a,env:lab}@h gauge=2', 'a{a,env:lab}@h gauge=3'],
    points: ['b{a,env:lab,x}@h rate=0.9'],
    sketches: ['c{a,env:lab}@h distribution=2,13,6,7'],
  },
];

const enrichment: readonly Row[] = [
  { packet: 'a:1|g|#host:one,x', points: ['a{x}@one gauge=1'] },
  { packet: 'a:1|g|#host:one,host:two', points: ['a{}@two gauge=1'] },
  { packet: 'a:1|g|#host:', points: ['a{}@ gauge=1'] },
  { packet: 'a:1|g|#hostname:one,ghost:two', points: ['a{ghost:two,hostname:one}@h gauge=1'] },
  { packet: 'a:1|g|T1799999900|#host:one', late: ['a{}@one gauge=1'] },
  { packet: 'a:1|d|#host:one', sketches: ['a{}@one distribution=1,1,1,1'] },
  { packet: 'a:1|g|#dd.internal.entity_id:pod,x', points: ['a{x}@h gauge=1'] },
  { packet: 'a:1|g|#dd.internal.entity_id:none', points: ['a{}@h gauge=1'] },
  ...['none', 'low', 'orchestrator', 'high', 'unknown'].map((cardinality) => ({
    packet: `a:1|g|#x,dd.internal.card:${cardinality}|card:low`,
    points: ['a{x}@h gauge=1'],
  })),
  { packet: 'a:1|g|#dd.internal.jmx_check_name:kafka,x', points: ['a{x}@h gauge=1'] },
  {
    packet: '_sc|up|2|#host:tag,x,dd.internal.entity_id:pod\n_sc|up|0|#host:tag|h:field\n_sc|up|0|h:',
    keys: { dogstatsd_tags: ['env:lab'], ...namespace },
    checks: ['up{env:lab,x}@tag 2', 'up{env:lab}@field 0', 'up{env:lab}@ 0'],
  },
  {
    packet: '_e{1,1}:t|x|#host:tag,x,dd.internal.card:low\n_e{1,1}:u|x|h:field|#host:tag\n_e{1,1}:v|x|h:',
    keys: { dogstatsd_tags: ['env:lab'] },
    events: ['t{env:lab,x}@tag', 'u{env:lab}@field', 'v{env:lab}@'],
  },
  { packet: 'a:1|g', keys: namespace, points: ['ns.a{}@h gauge=1'] },
  { packet: 'a:1|g', keys: { statsd_metric_namespace: 'ns.' }, points: ['ns.a{}@h gauge=1'] },
  { packet: 'jvm.heap:1|g\njvmx:1|g', keys: namespace, points: ['jvm.heap{}@h gauge=1', 'jvmx{}@h gauge=1'] },
  {
    packet: 'jvm.heap:1|g\nown.a:1|g',
    keys: { ...namespace, statsd_metric_namespace_blacklist: ['own.'] },
    points: ['ns.jvm.heap{}@h gauge=1', 'own.a{}@h gauge=1'],
  },
  {
    packet: 'a:1:2|g\nb:1|g',
    keys: { metric_filterlist: ['a'] },
    points: ['b{}@h gauge=1'],
    counters: { filtered: 2 },
  },
  {
    packet: 'a:1|g\nns.a:1|g',
    keys: { ...namespace, metric_filterlist: ['ns.a'] },
    points: ['ns.ns.a{}@h gauge=1'],
    counters: { filtered: 1 },
  },
  {
    packet: 'ab:1|d|#x\nb:1|g',
    keys: { metric_filterlist: ['a'], metric_filterlist_match_prefix: true },
    points: ['b{}@h gauge=1'],
    counters: { filtered: 1 },
  },
  {
    packet: 'a:1|s|#x\nb:1|g',
    keys: { statsd_metric_blocklist: ['a'] },
    points: ['b{}@h gauge=1'],
    counters: { filtered: 1 },
  },
  {
    packet: 'jobs.time.a.b:1|g|#x\njobs.other:1|g\nrest:1|g',
    keys: {
      ...namespace,
      dogstatsd_mapper_profiles: [
        {
          name: 'p1',
          prefix: 'jobs.',
          mappings: [{ match: 'jobs.time.*.*', name: 'jobs.time', tags: { kind: '$1', job: '$2' } }],
        },
      ],
    },
    points: [...['ns.jobs.time{job:b,kind:a,x}@h gauge=1', 'ns.jobs.other{}@h gauge=1', 'ns.rest{}@h gauge=1']],
    counters: { 'mapper.lookups': 3, 'mapper.mapped': 1 },
  },
  { packet: 'a:1|g|c:in-5|e:it-false,cn-x|card:high|#x', points: ['a{x}@h gauge=1'] },
];

for (const row of [...packets, ...enrichment]) {
  test(`${JSON.stringify(row.packet)} ${JSON.stringify(row.keys ?? {})}`, async () => {
    const clock = new VirtualClock(nowS * 1000);
    const port = new FakeStorePort();
    const outbox = new Outbox(port, { source: 'dogstatsd' });
    const receiver = new DogstatsdReceiver(testingSettings(row.keys), { clock, outbox, log: () => {} });
    receiver.receive(Buffer.from(row.packet));
    const counters = receiver.counters();
    await clock.advance(100);
    const late = finalRows(port, 'points');
    const checks = port.messages.flatMap((message) => (message.kind === 'checks' ? message.checks : []));
    const events = port.messages.flatMap((message) => (message.kind === 'events' ? message.events : []));
    port.messages.length = 0;
    await clock.advance(9_900);
    assert.deepEqual(
      {
        points: finalRows(port, 'points'),
        sketches: finalRows(port, 'sketches'),
        late,
        checks: checks.map(({ check, tags, host, status }) => `${check}{${tags}}@${host} ${status}`),
        events: events.map(({ title, tags, host }) => `${title}{${tags}}@${host}`),
        counters: troubles(counters),
      },
      { points: [], sketches: [], late: [], checks: [], events: [], counters: {}, ...expectedOf(row) },
    );
  });
}

function expectedOf({ packet: _, keys: __, ...expected }: Row): Omit<Row, 'packet' | 'keys'> {
  return expected;
}

/** Rows of closed buckets without interval and second, sketches without their bins. */
function finalRows(port: FakeStorePort, kind: 'points' | 'sketches'): string[] {
  const kept = new FakeStorePort();
  kept.messages.push(...port.messages);
  return kept
    .take()
    .filter((message) => message.kind === kind)
    .flatMap(({ rows }) => rows.map((row) => row.replace(/\/10 \d+=([^ ]+).*/, '=$1')));
}

/** Counters that tell of something out of the way. */
function troubles(counters: Readonly<Record<string, number>>): Record<string, number> {
  const named = Object.entries(counters).map(([name, count]) => [name.replace('dogstatsd.', ''), count] as const);
  return Object.fromEntries(
    named.filter(([name, count]) => count > 0 && /^(parse_errors\.|filtered|unsupp|dropped|mapper|bad_)/.test(name)),
  );
}
