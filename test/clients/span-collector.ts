import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unpackr } from 'msgpackr';

/** A span as a tracer sends it (wire.md 2.3), ids as they are in it: the lower 64 bits of the trace's. */
export interface SentSpan {
  readonly trace_id: bigint;
  readonly span_id: bigint;
  readonly parent_id: bigint;
  readonly service: string;
  readonly name: string;
  readonly resource: string;
  readonly type?: string;
  readonly error: number;
  readonly meta: Readonly<Record<string, string>>;
}

/** Stands where a trace agent would, and keeps what comes. */
export interface SpanCollector {
  readonly port: number;
  /** Those that have come. */
  readonly spans: readonly SentSpan[];
  /** Method and path of every request. */
  readonly asked: readonly string[];
  /** Resolves with the first span for which this holds, when it has come. */
  span(holds: (span: SentSpan) => boolean): Promise<SentSpan>;
  close(): void;
}

/** Starts one on a free port of loopback. */
export async function startSpanCollector(): Promise<SpanCollector> {
  const unpack = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'bigint' });
  const spans: SentSpan[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v0.4/traces') {
        spans.push(...(unpack.unpack(Buffer.concat(chunks)) as SentSpan[][]).flat().map(withBigIds));
        server.emit('spans');
      }
      response.setHeader('Content-Type', 'application/json').end('{"rate_by_service":{}}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    spans,
    asked,
    span: async (holds) => {
      for (;;) {
        const found = spans.find(holds);
        if (found) return found;
        await once(server, 'spans');
      }
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Small ids come as numbers. */
function withBigIds(span: SentSpan): SentSpan {
  const { trace_id, span_id, parent_id } = span;
  return { ...span, trace_id: BigInt(trace_id), span_id: BigInt(span_id), parent_id: BigInt(parent_id) };
}
