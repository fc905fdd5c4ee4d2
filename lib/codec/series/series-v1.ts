import type { MetricType } from '../../model/metric.ts';
import type { MetricTime } from '../age.ts';
import { decodeSeries, type SeriesDialect, type SeriesPayload } from './series-payload.ts';

/** `counter` is what old libraries call a count. */
const typeByName: ReadonlyMap<unknown, MetricType> = new Map<unknown, MetricType>([
  [undefined, 'gauge'],
  [null, 'gauge'],
  ['', 'gauge'],
  ['gauge', 'gauge'],
  ['rate', 'rate'],
  ['count', 'count'],
  ['counter', 'count'],
]);

const dialect: SeriesDialect = {
  readType: (series) => typeByName.get(series.type),
  types: 'gauge, rate or count',
  readHost: (series) => series.host,
  moreTags: ({ device }) => {
    if (device === undefined || device === null || device === '') return [];
    return [typeof device === 'string' ? `device:${device}` : device];
  },
  pointForm: 'a list of timestamp and value',
  readPoint: (point) =>
    Array.isArray(point) && point.length === 2 ? { timestamp: point[0], value: point[1] } : undefined,
};

/**
 * Decodes the body of `POST /api/v1/series`:
 * `{"series":[{metric, points: [[seconds, value], …], type, interval, host, device, tags}]}` (wire.md 3.3, api.md 4).
 * @throws HttpError 400 when it is nothing of the kind
 */
export function decodeSeriesV1(body: unknown, time: MetricTime): SeriesPayload {
  return decodeSeries(body, dialect, time);
}
