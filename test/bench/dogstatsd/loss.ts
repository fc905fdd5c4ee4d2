import { readStatus } from '../../../lib/lifecycle/status-socket.ts';
import type { BackendStatus } from '../../../lib/model/process-status.ts';
import { startBackend } from '../backend/start-backend.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { startReceiver, startSender } from './bench-threads.ts';
import { makePackets } from './packets.ts';

const perSecond = 100_000;
/** For what is still in the socket's buffer when the sender has ended. */
const settleMs = 400;

interface Loss {
  readonly sent: number;
  readonly received: number;
  readonly sentPerSecond: number;
  /** As the kernel counts them; absent where it does not. */
  readonly kernelDrops: number | undefined;
  readonly receiveBufferBytes: number;
}

/** What of 100,000 packets a second is lost: at a bare socket, in the receiver's thread alone, in the real backend. */
export const dogstatsdLoss: Bench = {
  name: 'dogstatsd-loss',
  about: 'packets lost at 100,000 a second, of a bare socket, of the receiver alone and of the whole backend',
  seconds: [12, 34],
  run: async (context) => {
    const windowMs = context.full ? 10_000 : 3000;
    const bare = await ofThread('empty', windowMs);
    const receiver = await ofThread('receiver', windowMs);
    const backend = await ofBackend(context, windowMs);
    return { rows: [toRow('the receiver alone', receiver, bare), toRow('the whole backend', backend, bare)] };
  },
};

async function ofThread(role: 'empty' | 'receiver', windowMs: number): Promise<Loss> {
  const receiver = await startReceiver(role);
  const sent = await sendTo(receiver.port, windowMs);
  const { packets, kernelDrops } = await receiver.read();
  await receiver.end();
  return { ...sent, received: packets, kernelDrops, receiveBufferBytes: receiver.receiveBufferBytes };
}

async function ofBackend(context: BenchContext, windowMs: number): Promise<Loss> {
  const backend = await startBackend(context);
  const sent = await sendTo(Number(new URL(backend.endpoints.dogstatsd ?? '').port), windowMs);
  const status = await readStatus<BackendStatus>({ dataDir: backend.dataDir, name: 'backend' }, 10_000);
  await backend.stop();
  if (!status) throw new Error('Cannot read the counters: the backend does not answer');
  const { counters } = status;
  return {
    ...sent,
    received: counters['dogstatsd.packets'] ?? 0,
    kernelDrops: counters['dogstatsd.kernel_drops'],
    receiveBufferBytes: counters['dogstatsd.receive_buffer_bytes'] ?? Number.NaN,
  };
}

async function sendTo(port: number, windowMs: number): Promise<Pick<Loss, 'sent' | 'sentPerSecond'>> {
  const sender = await startSender(port, { packets: makePackets(1), perSecond });
  await pause(windowMs);
  const { sent, tookMs } = await sender.end();
  await pause(settleMs);
  return { sent, sentPerSecond: (sent * 1000) / tookMs };
}

function toRow(who: string, loss: Loss, bare: Loss): Row {
  return {
    what: `DogStatsD at 100k packets/s, lost by ${who}`,
    figure: { value: lostPercent(loss), unit: '%' },
    reference: { what: 'bare dgram socket', value: lostPercent(bare) },
    goal: { of: 'figure', is: 'at most', bound: 0 },
    notes: [describe(who, loss), describe('a bare socket', bare)],
  };
}

function lostPercent({ sent, received }: Loss): number {
  return (100 * (sent - received)) / sent;
}

function describe(who: string, { sent, received, sentPerSecond, kernelDrops, receiveBufferBytes }: Loss): string {
  const rate = Math.round(sentPerSecond / 1000);
  const drops = kernelDrops === undefined ? 'the kernel does not tell its drops' : `the kernel dropped ${kernelDrops}`;
  return `Loss, ${who}: ${received} of ${sent} packets (${rate}k/s) came, ${drops}; receive buffer ${receiveBufferBytes} bytes.`;
}
