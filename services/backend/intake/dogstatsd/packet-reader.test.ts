import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePacket } from '../../../../lib/codec/dogstatsd/decode-packet.ts';
import type { MetricMessage } from '../../../../lib/codec/dogstatsd/message.ts';
import { Aggregator } from './aggregator.ts';
import type { BucketBatches } from './bucket-rows.ts';
import { Enricher } from './enrich.ts';
import { type Messages, PacketReader } from './packet-reader.ts';
import { SampleKind } from './sample-kind.ts';
import type { DogstatsdSettings } from './settings.ts';
import { nearPackets } from './testing-packets.ts';
import { testingSettings } from './testing-settings.ts';

const settings = testingSettings({ histogram_aggregates: ['max', 'median', 'avg', 'count', 'sum', 'min'] });

/** Everything that touches the way of a line. */
const busySettings = testingSettings({
  dogstatsd_tags: ['env:lab'],
  statsd_metric_namespace: 'ns',
  statsd_metric_namespace_blacklist: ['ab'],
  metric_filterlist: ['ns.b', 'abcd*'],
  histogram_copy_to_distribution: true,
  dogstatsd_no_aggregation_pipeline: false,
  dogstatsd_mapper_profiles: [
    { name: 'p', prefix: 'a', mappings: [{ match: 'a.*', name: 'mapped', tags: { rest: '$1' } }] },
  ],
});

const nowS = 1_800_000_000;

const kinds = {
  gauge: SampleKind.gauge,
  count: SampleKind.count,
  histogram: SampleKind.histogram,
  timing: SampleKind.histogram,
  set: SampleKind.set,
  distribution: SampleKind.distribution,
};

/** What is not aggregated, as text, in its order. */
function noteTo(notes: string[]): Messages {
  return {
    point: (...point) => notes.push(JSON.stringify(point)),
    event: (event) => notes.push(JSON.stringify(event)),
    serviceCheck: (check) => notes.push(JSON.stringify(check)),
    error: (error) => notes.push(JSON.stringify(error)),
  };
}

function start(maxContexts = settings.maxContexts, of = settings) {
  const notes: string[] = [];
  const aggregator = new Aggregator(of, nowS);
  const reader = new PacketReader({ ...of, maxContexts }, { aggregator, messages: noteTo(notes) });
  return { aggregator, reader, notes };
}

/** What a packet comes to. */
interface Outcome {
  readonly rows: readonly string[];
  readonly notes: readonly string[];
  readonly samples: number;
  readonly filtered: number;
  readonly counters: Aggregator['counters'];
}

/** Reads without scanner and table of keys. */
function readPlainly(packets: readonly Buffer[], of: DogstatsdSettings): Outcome {
  const aggregator = new Aggregator(of, nowS);
  const enricher = new Enricher(of);
  const notes: string[] = [];
  const messages = noteTo(notes);
  let samples = 0;
  let filtered = 0;
  const takeMetric = (message: MetricMessage): void => {
    const values = message.type === 'set' ? [0] : message.values;
    const identity = enricher.enrich(message);
    if (identity === 'filtered') filtered += values.length;
    if (typeof identity === 'string') return;
    const { timestampS } = message;
    if (timestampS !== undefined) {
      if (message.type !== 'gauge' && message.type !== 'count') return;
      samples += values.length;
      const isCount = message.type === 'count';
      for (const value of values) messages.point(identity, { isCount, timestampS, value });
      return;
    }
    samples += values.length;
    const series = aggregator.resolve(identity, kinds[message.type]);
    if (message.type === 'set') aggregator.addMember(series, message.member);
    else for (const value of values) aggregator.add(series, kinds[message.type], value, message.sampleRate);
  };
  const options = { timestamps: of.timestamps, origin: false };
  for (const message of packets.flatMap((packet) => decodePacket(packet, options))) {
    if (message.kind === 'metric') takeMetric(message);
    else if (message.kind === 'error') messages.error(message, '');
    else if (message.kind === 'event') messages.event(message);
    else messages.serviceCheck(message);
  }
  const rows = rowsOf(aggregator.open({ sketches: true }));
  return { rows, notes, samples, filtered, counters: aggregator.counters };
}

function readShortly(packets: readonly Buffer[], of: DogstatsdSettings): Outcome {
  const { aggregator, reader, notes } = start(of.maxContexts, of);
  for (const one of packets) reader.read(one, false);
  const samples = reader.counters.samples.reduce((sum, count) => sum + count, 0);
  const rows = rowsOf(aggregator.open({ sketches: true }));
  return { rows, notes, samples, filtered: reader.counters.filtered, counters: aggregator.counters };
}

function rowsOf({ points, sketches }: BucketBatches): string[] {
  return [
    ...Array.from(points.value, (one, i) => `${JSON.stringify(points.contexts[points.contextIndex[i] ?? -1])} ${one}`),
    ...Array.from(sketches.sum, (sum, i) => {
      const context = JSON.stringify(sketches.contexts[sketches.contextIndex[i] ?? -1]);
      return `${context} ${[sketches.count[i], sum, sketches.min[i], sketches.max[i], sketches.firstBin[i]]}`;
    }),
    `${sketches.binKey} ${sketches.binWeight}`,
  ];
}

for (const [name, of] of [
  ['default', settings],
  ['busy', busySettings],
] as const) {
  test(`the short way and the full decoder come to the same: ${name} settings`, () => {
    fc.assert(
      fc.property(nearPackets, (packets) => {
        assert.deepEqual(readShortly(packets, of), readPlainly(packets, of));
      }),
      { numRuns: 1500 },
    );
  });
}

test('lines beside any bytes are kept', () => {
  const garbage = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes.filter((one) => one !== 0x0a)));
  fc.assert(
    fc.property(fc.array(garbage, { maxLength: 20 }), (lines) => {
      const { aggregator, reader } = start();
      const good = Buffer.from('\na.name.that.is.kept:1|c|#good:line\n');
      reader.read(Buffer.concat(lines.flatMap((bad) => [bad, good])), false);
      const { contexts, contextIndex, value } = aggregator.open({ sketches: false }).points;
      const kept = value.find((_, i) => contexts[contextIndex[i] ?? -1]?.metric === 'a.name.that.is.kept');
      assert.equal(kept, lines.length === 0 ? undefined : lines.length / 10);
    }),
    { numRuns: 500 },
  );
});

test('any bytes are read without a throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { reader } = start();
      reader.read(Buffer.from(bytes), false);
    }),
    { numRuns: 500 },
  );
});

test('a shorter packet does not see what a longer one left behind', () => {
  const { aggregator, reader, notes } = start();
  reader.read(Buffer.from('first:1|c|#tag:value,more:tags\nsecond:1|c'), false);
  reader.read(Buffer.from('first:1|c|#tag:val'), false);
  reader.read(Buffer.from('fir'), false);
  assert.equal(notes.length, 1);
  assert.equal(aggregator.contexts, 3);
});

test('thousands of contexts are kept apart, known or new, through growth and restarts of the table of keys', () => {
  const { aggregator, reader } = start(3000);
  const lines = Array.from({ length: 5000 }, (_, i) => `metric${i % 7}:1|c|#id:${i}`);
  for (let round = 0; round < 3; round++) for (const one of lines) reader.read(Buffer.from(one), false);
  assert.ok(reader.keyTableResets > 0);
  const { value } = aggregator.open({ sketches: true }).points;
  assert.equal(value.length, 5000);
  assert.ok(value.every((one) => one === 0.3));
});

test('the largest datagram, one line or thousands, and values beyond what the short way takes', () => {
  const { aggregator, reader, notes } = start();
  const big = new PacketReader({ ...settings, bufferSizeBytes: 65_536 }, { aggregator, messages: failing });
  big.read(Buffer.from(`big:${Array.from({ length: 32_000 }, () => 1).join(':')}|c`), false);
  big.read(Buffer.from('many:1|c\n'.repeat(7000)), false);
  big.read(Buffer.from(`${'n'.repeat(200)}:1|c|#${'t:1,'.repeat(16_000)}`), false);
  assert.deepEqual([...aggregator.open({ sketches: true }).points.value], [3200, 700, 0.1]);
  reader.read(Buffer.from('x'.repeat(65_507)), false);
  assert.equal(notes.length, 1);
});

const failing: Messages = {
  point: () => assert.fail(),
  event: () => assert.fail(),
  serviceCheck: () => assert.fail(),
  error: ({ reason }) => assert.fail(reason),
};
