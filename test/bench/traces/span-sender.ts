/** A thread that posts payloads of v0.4 to a trace receiver until it is told to stop. */
import http from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { encodeTracesV04 } from '../../../lib/codec/traces/testing-encode-v04.ts';
import { makeChunks, spansPerChunk } from './make-chunks.ts';

/** What it is started with. */
export interface SpanSenderStart {
  /** Of the receiver, `http://127.0.0.1:8126`. */
  readonly url: string;
  readonly connections: number;
  /** Payloads that differ, sent over and over. */
  readonly payloads: number;
  readonly chunksEach: number;
}

/** What it tells at its end. */
export interface SpanSenderEnd {
  readonly acceptedSpans: number;
  readonly refusedSpans: number;
  /** From the first payload to the last answer. */
  readonly tookMs: number;
}

const { url, connections, payloads, chunksEach } = workerData as SpanSenderStart;
const chunks = makeChunks(payloads * chunksEach);
const bodies = Array.from({ length: payloads }, (_, at) =>
  encodeTracesV04(chunks.slice(at * chunksEach, (at + 1) * chunksEach)),
);
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const spansEach = chunksEach * spansPerChunk;
let [accepted, refused, next, stopping] = [0, 0, 0, false];

parentPort?.postMessage('prepared');
parentPort?.on('message', (message: 'start' | 'stop') => {
  if (message === 'stop') stopping = true;
  else void send();
});

async function send(): Promise<void> {
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: connections }, sendByOne));
  const end: SpanSenderEnd = {
    acceptedSpans: accepted * spansEach,
    refusedSpans: refused * spansEach,
    tookMs: performance.now() - startedMs,
  };
  parentPort?.postMessage(end);
  agent.destroy();
  parentPort?.close();
}

async function sendByOne(): Promise<void> {
  while (!stopping) {
    const status = await post(bodies[next++ % bodies.length] as Buffer);
    if (status === 200) accepted++;
    else if (status === 429) refused++;
    else throw new Error(`Cannot send spans: the receiver answered ${status}`);
  }
}

function post(body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/msgpack',
      'content-length': body.length,
      'x-datadog-trace-count': chunksEach,
      'datadog-meta-lang': 'nodejs',
    };
    const request = http.request(`${url}/v0.4/traces`, { method: 'PUT', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
