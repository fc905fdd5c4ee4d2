import type { MetricTime } from '../age.ts';
import type { JsonObject } from '../fields.ts';
import { protobufFields } from '../protobuf/protobuf-fields.ts';
import type { SeriesPayload } from './series-payload.ts';
import { decodeSeriesV2 } from './series-v2.ts';

/**
 * Decodes the protobuf body of `POST /api/v2/series`, what an Agent sends: MetricPayload (wire.md 3.3). Fields that are
 * zero or empty are absent on the wire.
 * @throws HttpError 400 when the bytes are no protobuf
 */
export function decodeSeriesV2Protobuf(body: Buffer, time: MetricTime): SeriesPayload {
  const series: JsonObject[] = [];
  for (const { field, kind, value } of protobufFields(body)) {
    if (field === 1 && kind === 'bytes') series.push(readSeries(value));
  }
  return decodeSeriesV2({ series }, time);
}

/** MetricSeries, in the shape of the JSON form. */
function readSeries(message: Buffer): JsonObject {
  const series = {
    metric: '',
    type: 0,
    interval: 0,
    resources: [] as JsonObject[],
    tags: [] as string[],
    points: [] as JsonObject[],
  };
  for (const { field, kind, value } of protobufFields(message)) {
    if (kind === 'bytes') {
      if (field === 1) series.resources.push(readResource(value));
      else if (field === 2) series.metric = value.toString('utf8');
      else if (field === 3) series.tags.push(value.toString('utf8'));
      else if (field === 4) series.points.push(readPoint(value));
    } else if (kind !== 'integer') continue;
    else if (field === 5) series.type = value;
    else if (field === 8) series.interval = value;
  }
  return series;
}

function readResource(message: Buffer): JsonObject {
  const resource = { type: '', name: '' };
  for (const { field, kind, value } of protobufFields(message)) {
    if (kind !== 'bytes') continue;
    if (field === 1) resource.type = value.toString('utf8');
    else if (field === 2) resource.name = value.toString('utf8');
  }
  return resource;
}

function readPoint(message: Buffer): JsonObject {
  const point = { timestamp: 0, value: 0 };
  for (const { field, kind, value } of protobufFields(message)) {
    if (field === 1 && kind === 'double') point.value = value;
    else if (field === 2 && kind === 'integer') point.timestamp = value;
  }
  return point;
}
