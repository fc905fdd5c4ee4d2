import type { TestContext } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { datadogSchema } from '../../../../lib/config/datadog-schema.ts';
import type { SpanBatch } from '../../../../lib/model/span.ts';
import { FakeStorePort } from '../fake-store-port.ts';
import type { LogLine } from '../throttled-log.ts';
import type { PacketsPort } from './dogstatsd-proxy.ts';
import { openTraces } from './open-traces.ts';
import { readTracesSettings, type TracesSettings } from './settings.ts';

/** A multiple of 1,000 s. */
export const originMs = 1_800_000_000_000;

/** For tests: the trace receiver behind a port of its own, on a clock that stands, before a store that answers. */
export async function openTestTraces(
  t: TestContext,
  options: {
    /** Of `apm_config`. */
    readonly keys?: Readonly<Record<string, unknown>>;
    readonly bounds?: Partial<Pick<TracesSettings, 'maxUnansweredRows' | 'waitRows' | 'requestTimeoutMs'>>;
    readonly dataDir?: string;
    readonly dogstatsdPort?: PacketsPort;
  } = {},
) {
  const config = datadogSchema.parse({ apm_config: { receiver_port: 0, ...options.keys } });
  const place = { hostname: 'lab-host', bindHost: '127.0.0.1', dataDir: options.dataDir ?? '/nonexistent' };
  const settings = {
    ...readTracesSettings(config, { ...place, ...(options.dogstatsdPort && { dogstatsdPort: 8125 }) }),
    ...options.bounds,
  };
  const clock = new VirtualClock(originMs);
  const store = new FakeStorePort();
  const log: LogLine[] = [];
  const { dogstatsdPort } = options;
  const traces = await openTraces(
    { settings, storePort: store, ...(dogstatsdPort && { dogstatsdPort }) },
    { clock, log: (line) => log.push(line) },
  );
  t.after(() => {
    store.answers = true;
    store.answer();
    return traces.close();
  });
  const url = `http://127.0.0.1:${traces.port}`;
  /** Sends a body of msgpack, unless the headers say otherwise. */
  const send = (
    path: string,
    body: Uint8Array | string,
    init: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> =>
    fetch(url + path, {
      method: init.method ?? 'PUT',
      headers: { 'Content-Type': 'application/msgpack', ...init.headers },
      body: body as NonNullable<RequestInit['body']>,
    });
  return { traces, clock, store, log, url, send, counters: () => traces.counters() };
}

/** The spans that a store was sent, in readable rows: `service operation resource span-id`. */
export function spanRows(store: FakeStorePort): string[] {
  return store.messages.flatMap((message) => (message.kind === 'spans' ? rowsOf(message.batch) : []));
}

function rowsOf({ texts, service, name, resource, spanId }: SpanBatch): string[] {
  return Array.from(spanId, (id, row) => {
    const words = [service, name, resource].map((column) => texts[column[row] ?? 0]);
    return `${words.join(' ')} ${id}`;
  });
}
