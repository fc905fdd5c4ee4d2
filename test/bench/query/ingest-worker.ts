/** A thread that sends points to the store at a rate or as fast as it takes them, as a receiver does; says how many when asked. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { MetricBatch } from '../../../lib/model/metric.ts';
import type { SinkMessage, SinkReply } from '../../../services/backend/store/store.ts';

export interface IngestStart {
  readonly port: MessagePort;
  /** Unix seconds; the points lie in the hour before. */
  readonly endS: number;
  /** Points a second; 0: as many as the store takes. */
  readonly perSecond: number;
}

const contextCount = 1000;
const secondsPerBatch = 10;
const rowsPerBatch = contextCount * secondsPerBatch;
/** Receivers stop far above this; here it keeps the pipe full and memory flat. */
const maxUnansweredRows = 200_000;

const { port, endS, perSecond } = workerData as IngestStart;
const contexts = Array.from({ length: contextCount }, (_, at) => ({
  metric: 'ingested',
  type: 'gauge' as const,
  host: `host-${at % 100}`,
  tags: [`instance:${at}`],
  intervalS: 1,
}));
let sentRows = 0;
let takenRows = 0;

port.on('message', (reply: SinkReply) => {
  takenRows = reply.rows;
  if (perSecond === 0) fill();
});
parentPort?.on('message', () => parentPort?.postMessage(takenRows));
if (perSecond === 0) fill();
else setInterval(sendOne, (1000 * rowsPerBatch) / perSecond);

function fill(): void {
  while (sentRows - takenRows < maxUnansweredRows) sendOne();
}

function sendOne(): void {
  const batch = makeBatch(endS - 3600 + ((sentRows / contextCount) % 3600));
  const message: SinkMessage = { kind: 'points', batch };
  sentRows += rowsPerBatch;
  port.postMessage(message, [batch.contextIndex.buffer, batch.timestampS.buffer, batch.value.buffer]);
}

function makeBatch(firstS: number): MetricBatch {
  const contextIndex = new Uint32Array(rowsPerBatch);
  const timestampS = new Float64Array(rowsPerBatch);
  const value = new Float64Array(rowsPerBatch);
  for (let row = 0; row < rowsPerBatch; row++) {
    contextIndex[row] = row % contextCount;
    timestampS[row] = firstS + Math.floor(row / contextCount);
    value[row] = (row * 7919) % 1009;
  }
  return { contexts, contextIndex, timestampS, value };
}
