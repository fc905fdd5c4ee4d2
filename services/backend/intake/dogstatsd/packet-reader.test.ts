import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePacket } from '../../../../lib/codec/dogstatsd/decode-packet.ts';
import { Aggregator } from './aggregator.ts';
import type { BucketBatches } from './bucket-rows.ts';
import { Enricher } from './enrich.ts';
import { type Messages, PacketReader } from './packet-reader.ts';
import { SampleKind } from './sample-kind.ts';
import { testingSettings } from './testing-settings.ts';

const settings = testingSettings({ histogram_aggregates: ['max', 'median', 'avg', 'count', 'sum', 'min'] });

const nowS = 1_800_000_000;

function start(maxContexts = settings.maxContexts) {
  const seen = { errors: 0, points: 0, events: 0, checks: 0 };
  const messages: Messages = {
    point: () => seen.points++,
    event: () => seen.events++,
    serviceCheck: () => seen.checks++,
    error: () => seen.errors++,
  };
  const aggregator = new Aggregator(settings, nowS);
  const reader = new PacketReader({ ...settings, maxContexts }, { aggregator, messages });
  return { aggregator, reader, seen };
}

/** The plain way, without scanner and table of keys: what a packet has to come to. */
function readPlainly(packets: readonly Buffer[]): { rows: string[]; errors: number } {
  const aggregator = new Aggregator(settings, nowS);
  const kinds = {
    gauge: SampleKind.gauge,
    count: SampleKind.count,
    histogram: SampleKind.histogram,
    timing: SampleKind.histogram,
    set: SampleKind.set,
    distribution: SampleKind.distribution,
  };
  const enricher = new Enricher(settings);
  let errors = 0;
  for (const message of packets.flatMap((packet) => decodePacket(packet, { timestamps: true, origin: false }))) {
    if (message.kind === 'error') errors++;
    if (message.kind !== 'metric' || message.timestampS !== undefined) continue;
    const identity = enricher.enrich(message);
    if (typeof identity === 'string') continue;
    const series = aggregator.resolve(identity, kinds[message.type]);
    if (message.type === 'set') aggregator.addMember(series, message.member);
    else for (const value of message.values) aggregator.add(series, kinds[message.type], value, message.sampleRate);
  }
  return { rows: rowsOf(aggregator.open({ sketches: true })), errors };
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

/** Lines near the protocol, from few parts, so that keys repeat, and collide but for a byte. */
const part = fc.constantFrom('a', 'b', 'ab', 'abcd', 'abcde', 'abcdefgh', 'é', 'a.b', '_x', '', ' ');
const tags = fc.array(
  fc.constantFrom('a:1', 'a:2', 'B', 'host:x', 'k:é', '', 'a:1\r', 'long:tag-value-of-some-length'),
  { maxLength: 3 },
);
const values = fc.array(
  fc.oneof(
    fc.constantFrom('1', '-2', '+3', '0.5', '12345678901234567890', '1e3', '', 'x', 'NaN', '.5', '7.', '0x1p1'),
    fc.float().map(String),
  ),
  { minLength: 1, maxLength: 3 },
);
const field = fc.oneof(
  tags.map((list) => `#${list.join(',')}`),
  fc.constantFrom('@0.5', '@0', '@x', '@1', '@1e-1', 'T1800000000', 'Tx', 'c:in-1', 'unknown', '', 'm:#a'),
);
const line = fc
  .tuple(
    part,
    values,
    fc.constantFrom('g', 'c', 'h', 'ms', 's', 'd', 'x', 'm', 'gg', ''),
    fc.array(field, { maxLength: 3 }),
  )
  .map(([name, list, type, fields]) => [`${name}:${list.join(':')}`, type, ...fields].join('|'));
const anyLine = fc.oneof({ weight: 8, arbitrary: line }, { weight: 1, arbitrary: fc.string({ maxLength: 30 }) });
const packet = fc
  .array(fc.tuple(anyLine, fc.constantFrom('\n', '\r\n', '\n\n')), { maxLength: 12 })
  .map((lines) => Buffer.from(lines.flat().join('')));

test('the short way and the full decoder come to the same', () => {
  fc.assert(
    fc.property(fc.array(packet, { minLength: 1, maxLength: 4 }), (packets) => {
      const { aggregator, reader, seen } = start();
      for (const one of packets) reader.read(one, false);
      assert.deepEqual(
        { rows: rowsOf(aggregator.open({ sketches: true })), errors: seen.errors },
        readPlainly(packets),
      );
    }),
    { numRuns: 1000 },
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
  const { aggregator, reader, seen } = start();
  reader.read(Buffer.from('first:1|c|#tag:value,more:tags\nsecond:1|c'), false);
  reader.read(Buffer.from('first:1|c|#tag:val'), false);
  reader.read(Buffer.from('fir'), false);
  assert.equal(seen.errors, 1);
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
  const { aggregator, reader, seen } = start();
  const big = new PacketReader({ ...settings, bufferSizeBytes: 65_536 }, { aggregator, messages: failing });
  big.read(Buffer.from(`big:${Array.from({ length: 32_000 }, () => 1).join(':')}|c`), false);
  big.read(Buffer.from('many:1|c\n'.repeat(7000)), false);
  big.read(Buffer.from(`${'n'.repeat(200)}:1|c|#${'t:1,'.repeat(16_000)}`), false);
  assert.deepEqual([...aggregator.open({ sketches: true }).points.value], [3200, 700, 0.1]);
  reader.read(Buffer.from('x'.repeat(65_507)), false);
  assert.equal(seen.errors, 1);
});

const failing: Messages = {
  point: () => assert.fail(),
  event: () => assert.fail(),
  serviceCheck: () => assert.fail(),
  error: ({ reason }) => assert.fail(reason),
};
