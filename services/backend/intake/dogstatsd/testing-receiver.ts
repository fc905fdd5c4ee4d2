import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { FakeStorePort } from '../fake-store-port.ts';
import { Outbox } from '../outbox.ts';
import type { LogLine } from '../throttled-log.ts';
import { DogstatsdReceiver } from './receiver.ts';
import { testingSettings } from './testing-settings.ts';

/** A multiple of 1,000 s; rows show timestamps modulo 1,000. */
export const originMs = 1_800_000_000_000;

/** For tests: a receiver on a clock of its own, before a store that answers; `count` takes a counter's name without `dogstatsd.`. */
export function startReceiver(
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
    { clock, outbox: new Outbox(port, { source: 'dogstatsd' }), log: (line) => log.push(line) },
  );
  const send = (text: string, listener?: 'udp' | 'uds'): void => receiver.receive(Buffer.from(text), listener);
  return { clock, port, log, receiver, send, count: (name: string) => receiver.counters()[`dogstatsd.${name}`] };
}
