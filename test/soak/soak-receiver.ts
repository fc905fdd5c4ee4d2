import assert from 'node:assert/strict';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { DogstatsdReceiver } from '../../services/backend/intake/dogstatsd/receiver.ts';
import { readDogstatsdSettings } from '../../services/backend/intake/dogstatsd/settings.ts';
import { Outbox } from '../../services/backend/intake/outbox.ts';
import { CheckingStorePort } from './checking-store-port.ts';
import { DatagramLedger } from './datagram-ledger.ts';
import { RandomDatagrams } from './random-datagrams.ts';
import { type MemoryReport, ResidentMemory } from './resident-memory.ts';

const startMs = 1_800_000_000_000;

/** Packets between two comparisons, in which one second of virtual time passes. */
const batchPackets = 5000;

/** So many packets go to the second receiver as well. */
const comparedPackets = 1_000_000;

/** The counter that must come out exactly. */
const watched = 'soak.watched';

/** The defaults of `datadog.yaml`. */
const { settings } = readDogstatsdSettings(datadogSchema.parse({}), { hostname: 'h', bindHost: '127.0.0.1' });

export interface ReceiverSoak {
  readonly packets: number;
  readonly lines: number;
  readonly points: number;
  readonly memory: MemoryReport;
  readonly counters: Readonly<Record<string, number>>;
}

/**
 * Sends random datagrams straight into a receiver and asserts, all 5,000: what it counted is what the full decoder
 * says that was sent, to the line; a second receiver (for the first million packets), which is led the long way round by a CR at each line's end, hands
 * the very same rows to its store; every row can be kept; and a counter between the noise comes out exactly.
 */
export async function soakReceiver(run: {
  readonly count: number;
  readonly seed: number;
  /** Contexts that the receiver takes; where given, all datagrams are new ones. */
  readonly maxContexts?: number;
  readonly progress?: (text: string) => void;
}): Promise<ReceiverSoak> {
  const clock = new VirtualClock(startMs);
  const datagrams = new RandomDatagrams(run.seed, {
    nowS: () => clock.now() / 1000,
    isFreshOnly: run.maxContexts !== undefined,
  });
  const short = startReceiver(clock, run.maxContexts);
  const long = startReceiver(clock, run.maxContexts);
  const ledger = new DatagramLedger({
    bufferSizeBytes: settings.bufferSizeBytes,
    suffixLength: '.95percentile'.length,
  });
  const memory = new ResidentMemory();
  const watchedPacket = Buffer.from(`${watched}:3|c|#a:b`);
  let watchedSent = 0;
  for (let sent = 0; sent < run.count; ) {
    const batch = Math.min(batchPackets, run.count - sent);
    for (let i = 0; i < batch; i++) {
      const packet = i === 0 ? watchedPacket : datagrams.next();
      if (i === 0) watchedSent += 3;
      ledger.add(packet);
      short.receiver.receive(packet);
      if (sent < comparedPackets) long.receiver.receive(withReturns(packet));
    }
    sent += batch;
    const { expected, counted } = ledger.compare(short.receiver.counters());
    assert.deepEqual(counted, expected, `seed ${run.seed}, packets up to ${sent}: counted is not what was sent`);
    await clock.advance(1000);
    const [digest, longDigest] = [short.port.takeDigest(), long.port.takeDigest()];
    if (sent <= comparedPackets)
      assert.equal(digest, longDigest, `seed ${run.seed}, packets up to ${sent}: rows differ`);
    if (sent === comparedPackets) long.receiver.stop();
    const bytes = process.memoryUsage.rss();
    memory.add(sent / run.count, { bytes, contexts: short.receiver.counters()['dogstatsd.contexts'] ?? 0 });
    if (sent % (batchPackets * 20) === 0) {
      run.progress?.(`${sent} packets, ${ledger.lines} lines, ${Math.round(bytes / 1048576)} MB`);
    }
  }
  short.receiver.stop();
  await clock.advance(1000);
  const counters = short.receiver.counters();
  assert.equal(Math.round(short.port.watchedCount), watchedSent, 'the watched counter');
  assert.equal(short.port.events, counters['dogstatsd.events'], 'events handed over');
  assert.equal(short.port.serviceChecks, counters['dogstatsd.service_checks'], 'service checks handed over');
  return { packets: ledger.packets, lines: ledger.lines, points: short.port.points, memory: memory.report(), counters };
}

function startReceiver(
  clock: VirtualClock,
  maxContexts = settings.maxContexts,
): { readonly receiver: DogstatsdReceiver; readonly port: CheckingStorePort } {
  const port = new CheckingStorePort(watched);
  const outbox = new Outbox(port, { source: 'dogstatsd' });
  const receiver = new DogstatsdReceiver({ ...settings, maxContexts }, { clock, outbox, log: () => undefined });
  return { receiver, port };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const returnBytes = Buffer.from('\r');

/**
 * The same lines, each with a CR before its LF, which keeps the receiver's short way out of it. A CR that is there counts
 * as the line's own end already. What would then be too long, or was, stays as it is.
 */
function withReturns(packet: Buffer): Buffer {
  if (packet.length > settings.bufferSizeBytes) return packet;
  const parts: Buffer[] = [];
  for (let start = 0; start < packet.length; ) {
    const found = packet.indexOf(lineFeed, start);
    const end = found < 0 ? packet.length : found;
    parts.push(packet.subarray(start, end));
    if (end > start && packet[end - 1] !== carriageReturn) parts.push(returnBytes);
    parts.push(packet.subarray(end, end + 1));
    start = end + 1;
  }
  const longer = Buffer.concat(parts);
  return longer.length > settings.bufferSizeBytes ? packet : longer;
}
