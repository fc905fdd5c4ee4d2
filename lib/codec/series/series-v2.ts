import type { MetricType } from '../../model/metric.ts';
import type { MetricTime } from '../age.ts';
import { isJsonObject, type JsonObject, readText } from '../fields.ts';
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
  types: '0 to 3',
  // `false` is no host's name: a series whose resources cannot be read must not be taken for one of no host.
  readHost: (series) => {
    const read = resources(series);
    return read === undefined ? false : read.find(({ type }) => type === 'host')?.name;
  },
  moreTags: (series) =>
    (resources(series) ?? [])
      .filter(({ type, name }) => type !== 'host' && name !== '')
      .map(({ type, name }) => `${type}:${name}`),
  pointForm: 'an object of timestamp and value',
  readPoint: (point) => (isJsonObject(point) ? { timestamp: point.timestamp, value: point.value } : undefined),
};

interface Resource {
  readonly type: string;
  readonly name: string;
}

/** Both fields may be absent. @returns undefined when they are no list of `{type, name}` */
function resources(series: JsonObject): readonly Resource[] | undefined {
  const list = series.resources ?? [];
  if (!Array.isArray(list)) return undefined;
  const read: Resource[] = [];
  for (const resource of list as unknown[]) {
    if (!isJsonObject(resource)) return undefined;
    const [type, name] = [readText(resource.type), readText(resource.name)];
    if (type === undefined || name === undefined) return undefined;
    if (type !== '') read.push({ type, name });
  }
  return read;
}

/**
 * Decodes the JSON body of `POST /api/v2/series`: `{"series":[{metric, points: [{timestamp, value}], type: 0..3,
 * interval, resources: [{type: "host", name}], tags}]}`. Resources of other types become tags, `device:sda`.
 * @throws HttpError 400 when it is nothing of the kind
 */
export function decodeSeriesV2(body: unknown, time: MetricTime): SeriesPayload {
  return decodeSeries(body, dialect, time);
}
