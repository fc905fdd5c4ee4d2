import type { SketchBatch } from '../../model/metric.ts';
import { SketchColumns } from '../../sketch/sketch-columns.ts';
import type { MetricTime } from '../age.ts';
import { NumberList } from '../protobuf/number-list.ts';
import { protobufFields } from '../protobuf/protobuf-fields.ts';
import { readContext } from '../read-context.ts';
import { readTimestamp } from '../read-timestamp.ts';
import { type RefusalReason, Refusals } from '../refusals.ts';
import { type RawSketch, readSketch } from './read-sketch.ts';

/** What came out of a payload of sketches. */
export interface SketchPayload {
  readonly batch: SketchBatch;
  readonly refusals: Refusals;
}

/**
 * Decodes the body of `POST /api/beta/sketches`, an Agent's distributions: protobuf
 * `SketchPayload{1 sketches[{1 metric, 2 host, 3 distributions[], 4 tags[], 7 dogsketches[{1 ts, 2 cnt, 3 min, 4 max,
 * 5 avg, 6 sum, 7 sint32 k[], 8 uint32 n[]}]}], 2 metadata}` (agent_payload.proto of DataDog/agent-payload; wire.md 3.3).
 * `avg` is sum/cnt and not read; `distributions`, which no Agent writes, are refused. A sketch that cannot be taken
 * costs no other.
 * @throws HttpError 400 when the bytes are no protobuf
 */
export function decodeSketches(body: Buffer, time: MetricTime): SketchPayload {
  const target = { columns: new SketchColumns(), refusals: new Refusals(), time };
  let index = 0;
  for (const { field, kind, value } of protobufFields(body)) {
    if (field !== 1 || kind !== 'bytes') continue;
    decodeSeries(value, `sketches[${index}]`, target);
    index += 1;
  }
  return { batch: target.columns.take(), refusals: target.refusals };
}

interface Target {
  readonly columns: SketchColumns;
  readonly refusals: Refusals;
  readonly time: MetricTime;
}

function decodeSeries(message: Buffer, place: string, { columns, refusals, time }: Target): void {
  const head = readHead(message);
  const { metric, host, tags, dogsketches, distributions } = head;
  const raw = {
    metric,
    type: 'distribution',
    rawType: undefined,
    types: 'distribution',
    host,
    tags,
    interval: 0,
  } as const;
  const context = readContext(raw, (reason, what) =>
    refusals.add(reason, place + what, Math.max(1, dogsketches + distributions)),
  );
  if (!context) return;
  const where = `${place} "${context.metric}"`;
  if (distributions > 0) refusals.add('bad_item', `${where}: distributions are not read`, distributions);
  if (dogsketches === 0) return;
  const contextIndex = columns.addContext(context);
  let index = 0;
  for (const dogsketch of messagesOf(message, 7)) {
    const refuse = (reason: RefusalReason, what: string): void =>
      refusals.add(reason, `${where}: dogsketches[${index}]${what}`);
    const { timestamp, sketch: rawSketch } = readDogsketch(dogsketch);
    const timestampS = readTimestamp(timestamp, time, refuse);
    const sketch = timestampS === undefined ? undefined : readSketch(rawSketch, refuse);
    if (timestampS !== undefined && sketch) columns.add(contextIndex, timestampS, sketch);
    index += 1;
  }
}

/** All of a series but its sketches, which are counted: they are read one at a time, so that few are in memory at once. */
function readHead(message: Buffer) {
  const head = { metric: '', host: '', tags: [] as string[], dogsketches: 0, distributions: 0 };
  for (const { field, kind, value } of protobufFields(message)) {
    if (kind !== 'bytes') continue;
    if (field === 1) head.metric = value.toString('utf8');
    else if (field === 2) head.host = value.toString('utf8');
    else if (field === 3) head.distributions += 1;
    else if (field === 4) head.tags.push(value.toString('utf8'));
    else if (field === 7) head.dogsketches += 1;
  }
  return head;
}

function* messagesOf(message: Buffer, wanted: number): Generator<Buffer> {
  for (const { field, kind, value } of protobufFields(message)) {
    if (field === wanted && kind === 'bytes') yield value;
  }
}

function readDogsketch(message: Buffer): { readonly timestamp: number; readonly sketch: RawSketch } {
  const numbers = { ts: 0, count: 0, min: 0, max: 0, sum: 0 };
  const keys = new NumberList('sint');
  const weights = new NumberList('integer');
  for (const part of protobufFields(message)) {
    const { field, kind, value } = part;
    if (field === 7) keys.add(part);
    else if (field === 8) weights.add(part);
    else if (kind === 'integer' && field === 1) numbers.ts = value;
    else if (kind === 'integer' && field === 2) numbers.count = value;
    else if (kind === 'double' && field === 3) numbers.min = value;
    else if (kind === 'double' && field === 4) numbers.max = value;
    else if (kind === 'double' && field === 6) numbers.sum = value;
  }
  const { ts, ...summary } = numbers;
  return { timestamp: ts, sketch: { ...summary, keys: keys.toArray(), weights: weights.toArray() } };
}
