/** A thread that sends points to the store at a rate or as fast as it takes them, as a receiver does; says how many when asked. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { MetricBatch } from '../../../lib/model/metric.ts';
import type { SinkMessage, SinkReply } from '../../../services/backend/store/store.ts';

export interface IngestStart {
  readonly port: MessagePort;
  /** Unix seconds; the points lie in the half hour before. */
  readonly endS: number;
  /** Points a second; 0: as many as the store takes. */
  readonly perSecond: number;
}

/** Twenty groups of a thousand contexts, ten seconds of one group in a message: time goes on slowly, nothing is late. */
const groupCount = 20;
const contextsPerGroup = 1000;
const secondsPerBatch = 10;
const rowsPerBatch = contextsPerGroup * secondsPerBatch;
/** How long before the end the first points lie, in seconds. */
const beforeEndS = 1800;
/** Receivers stop far above this; here it keeps the pipe full and memory flat. */
const maxUnansweredRows = 200_000;

const { port, endS, perSecond } = workerData as IngestStart;
const groups = Array.from({ length: groupCount }, (_, group) =>
  Array.from({ length: contextsPerGroup }, (_, at) => ({
    metric: 'ingested',
    type: 'gauge' as const,
    host: `host-${at % 100}`,
    tags: [`group:${group}`, `instance:${at}`],
    intervalS: 1,
  })),
);
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
  const batch = makeBatch(sentRows / rowsPerBatch);
  const message: SinkMessage = { kind: 'points', batch };
  sentRows += rowsPerBatch;
  port.postMessage(message, [batch.contextIndex.buffer, batch.timestampS.buffer, batch.value.buffer]);
}

function makeBatch(sequence: number): MetricBatch {
  const round = Math.floor(sequence / groupCount) % (beforeEndS / secondsPerBatch);
  const firstS = endS - beforeEndS + round * secondsPerBatch;
  const contextIndex = new Uint32Array(rowsPerBatch);
  const timestampS = new Float64Array(rowsPerBatch);
  const value = new Float64Array(rowsPerBatch);
  for (let row = 0; row < rowsPerBatch; row++) {
    contextIndex[row] = row % contextsPerGroup;
    timestampS[row] = firstS + Math.floor(row / contextsPerGroup);
    value[row] = (row * 7919) % 1009;
  }
  return { contexts: groups[sequence % groupCount] ?? [], contextIndex, timestampS, value };
}
