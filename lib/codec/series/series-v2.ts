import type { MetricType } from '../../model/metric.ts';
import type { MetricTime } from '../age.ts';
import { isJsonObject, type JsonObject } from '../fields.ts';
import { decodeSeries, type SeriesDialect, type SeriesPayload } from './series-payload.ts';

/** 0 is "unspecified"; the Agent writes 3 for gauges (wire.md 3.3). */
const typeByNumber: ReadonlyMap<unknown, MetricType> = new Map<unknown, MetricType>([
  [undefined, 'gauge'],
  [null, 'gauge'],
  [0, 'gauge'],
  [1, 'count'],
  [2, 'rate'],
  [3, 'gauge'],
]);

const dialect: SeriesDialect = {
  readType: (series) => typeByNumber.get(series.type),
  readHost: (series) => resources(series).find(({ type }) => type === 'host')?.name,
  moreTags: (series) =>
    resources(series)
      .filter(({ type, name }) => type !== 'host' && name !== '')
      .map(({ type, name }) => `${type}:${name}`),
  readPoint: (point) => (isJsonObject(point) ? { timestamp: point.timestamp, value: point.value } : undefined),
};

function resources(series: JsonObject): { readonly type: string; readonly name: string }[] {
  if (!Array.isArray(series.resources)) return [];
  return (series.resources as unknown[]).flatMap((resource) =>
    isJsonObject(resource) && typeof resource.type === 'string' && typeof resource.name === 'string'
      ? [{ type: resource.type, name: resource.name }]
      : [],
  );
}

/**
 * Decodes the JSON body of `POST /api/v2/series`: `{"series":[{metric, points: [{timestamp, value}], type: 0..3,
 * interval, resources: [{type: "host", name}], tags}]}`. Resources of other types become tags, `device:sda`.
 * @throws HttpError 400 when it is nothing of the kind
 */
export function decodeSeriesV2(body: unknown, time: MetricTime): SeriesPayload {
  return decodeSeries(body, dialect, time);
}
