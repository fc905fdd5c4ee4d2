import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, becomes } from '../clients/ask.ts';
import { type Backend, startBackend } from '../clients/start-backend.ts';
import { DatagramLedger } from './datagram-ledger.ts';
import { RandomDatagrams } from './random-datagrams.ts';
import { type MemoryReport, ResidentMemory } from './resident-memory.ts';

/** Packets on their way at the same time: they fit into the socket's buffer. */
const windowPackets = 500;

/** The largest datagram that loopback carries; longer ones are cut. */
const maxDatagramBytes = 65_507;

export interface SocketSoak {
  readonly packets: number;
  readonly lines: number;
  /** The longest that it took until a window of packets was in and shown in its status, in milliseconds. */
  readonly slowestWindowMs: number;
  readonly memory: MemoryReport;
  readonly counters: Readonly<Record<string, number>>;
}

/**
 * Sends random datagrams through a UDP socket to a backend process, and asserts at the end that it counted every line,
 * lives, and that a counter sent before, between and after arrived whole.
 */
export async function soakSocket(run: {
  readonly count: number;
  readonly seed: number;
  readonly progress?: (text: string) => void;
}): Promise<SocketSoak> {
  const backend = await startBackend(() => 'log_level: error\n');
  const socket = dgram.createSocket('udp4');
  try {
    return await send(run, { backend, socket });
  } finally {
    socket.close();
    await backend.remove();
  }
}

async function send(
  run: Parameters<typeof soakSocket>[0],
  { backend, socket }: { readonly backend: Backend; readonly socket: dgram.Socket },
): Promise<SocketSoak> {
  socket.connect(backend.dogstatsd.port, backend.dogstatsd.host);
  await once(socket, 'connect');
  const datagrams = new RandomDatagrams(run.seed, { nowS: () => Date.now() / 1000, names: 400, contexts: 20_000 });
  const ledger = new DatagramLedger({
    bufferSizeBytes: 8192,
    suffixLength: '.95percentile'.length,
  });
  const memory = new ResidentMemory();
  let watched = 0;
  let slowestWindowMs = 0;
  for (let sent = 0; sent < run.count; ) {
    const batch = Math.min(windowPackets, run.count - sent);
    for (let i = 0; i < batch; i++) {
      const packet = i === 0 ? Buffer.from('soak.watched:3|c') : datagrams.next().subarray(0, maxDatagramBytes);
      if (i === 0) watched += 3;
      ledger.add(packet);
      socket.send(packet);
    }
    sent += batch;
    const askedMs = performance.now();
    const { rssBytes, counters } = await arrival(backend, ledger.packets);
    slowestWindowMs = Math.max(slowestWindowMs, performance.now() - askedMs);
    const { expected, counted } = ledger.compare(counters);
    assert.deepEqual(counted, expected, `seed ${run.seed}, packets up to ${sent}: counted is not what was sent`);
    memory.add(sent / run.count, { bytes: rssBytes, contexts: counters['store.contexts'] ?? 0 });
    if (sent % (windowPackets * 100) === 0) run.progress?.(`${sent} packets, ${Math.round(rssBytes / 1048576)} MB`);
  }
  await becomes(
    async () => Math.round((await total(backend, 'soak.watched')) * 1000) / 1000,
    watched,
    'the watched counter',
  );
  assert.ok(backend.isAlive(), backend.log());
  const { counters } = await backend.status();
  assert.equal(await backend.stop(), 0, backend.log());
  return { packets: ledger.packets, lines: ledger.lines, slowestWindowMs, memory: memory.report(), counters };
}

/** Waits until all packets are in; what the kernel dropped would never come. */
async function arrival(backend: Backend, packets: number): ReturnType<Backend['status']> {
  for (const giveUp = Date.now() + 20_000; ; await delay(1)) {
    const status = await backend.status();
    const { 'dogstatsd.packets': read = 0, 'dogstatsd.kernel_drops': dropped = 0 } = status.counters;
    if (read >= packets) return status;
    assert.equal(dropped, 0, 'the kernel dropped packets');
    assert.ok(backend.isAlive() && Date.now() < giveUp, `${read} of ${packets} packets are in\n${backend.log()}`);
  }
}

async function total(backend: Backend, metric: string): Promise<number> {
  const answer = await ask(backend, `sum:${metric}{*}.as_count()`, 3600);
  assert.notEqual(typeof answer, 'string', String(answer));
  return Number(answer[0] ?? 0);
}
