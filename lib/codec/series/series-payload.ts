import { errors } from '../../http/errors.ts';
import type { Context, MetricBatch, MetricType } from '../../model/metric.ts';
import { normalizeMetricName } from '../../tags/normalize-metric-name.ts';
import { describeAge, judgeAge, metricAge } from '../age.ts';
import { isJsonObject, type JsonObject, readHost, readTags, show } from '../fields.ts';
import { type RefusalReason, Refusals } from '../refusals.ts';

/** What came out of a payload of series. */
export interface SeriesPayload {
  readonly batch: MetricBatch;
  readonly refusals: Refusals;
}

/** The fields in which the versions of the format differ. */
export interface SeriesDialect {
  /** @returns undefined for a type that does not exist */
  readonly readType: (series: JsonObject) => MetricType | undefined;
  readonly readHost: (series: JsonObject) => unknown;
  /** Further tags that other fields of the series amount to. */
  readonly moreTags: (series: JsonObject) => readonly string[];
  readonly readPoint: (point: unknown) => { readonly timestamp: unknown; readonly value: unknown } | undefined;
}

/**
 * Decodes the JSON of a series endpoint. A series or a point that cannot be taken is refused by itself and costs no
 * other; timestamps are cut to whole seconds; names and tags take Datadog's normal form.
 * @param nowS Unix seconds, by which a point is too old or too new
 * @throws HttpError 400 when the body is not `{"series":[…]}`
 */
export function decodeSeries(body: unknown, dialect: SeriesDialect, nowS: number): SeriesPayload {
  const list = isJsonObject(body) ? body.series : undefined;
  if (!Array.isArray(list))
    throw errors.bad(`Payload must be an object with a list 'series', not ${show(list ?? body)}`);
  const columns = new Columns();
  const refusals = new Refusals();
  for (const [index, series] of (list as unknown[]).entries()) {
    const where = `series[${index}]`;
    if (!isJsonObject(series)) refusals.add('bad_item', `${where} is ${show(series)}, not an object`);
    else decodeOne(series, { where, dialect, nowS, columns, refusals });
  }
  return { batch: columns.toBatch(), refusals };
}

interface Target {
  readonly where: string;
  readonly dialect: SeriesDialect;
  readonly nowS: number;
  readonly columns: Columns;
  readonly refusals: Refusals;
}

function decodeOne(series: JsonObject, to: Target): void {
  const { points } = series;
  const context = readContext(series, to, Array.isArray(points) ? Math.max(1, points.length) : 1);
  if (!context) return;
  const where = `${to.where} "${context.metric}"`;
  if (Array.isArray(points)) decodePoints(points as unknown[], context, { ...to, where });
  else to.refusals.add('bad_item', `${where}: points is ${show(points)}`);
}

/**
 * @param points how many points fall away with the series
 * @returns undefined when it was refused
 */
function readContext(series: JsonObject, to: Target, points: number): Context | undefined {
  const refuse = (reason: RefusalReason, what: string): undefined => {
    to.refusals.add(reason, `${to.where}${what}`, points);
  };
  const metric = typeof series.metric === 'string' ? normalizeMetricName(series.metric) : '';
  if (metric === '') return refuse('bad_name', `: metric is ${show(series.metric)}`);
  const type = to.dialect.readType(series);
  if (!type) return refuse('bad_type', ` "${metric}": type is ${show(series.type)}`);
  const host = readHost(to.dialect.readHost(series));
  if (host === undefined) return refuse('bad_host', ` "${metric}": host is not a host's name`);
  const tags = readTags([...listOf(series.tags), ...to.dialect.moreTags(series)]);
  if (tags === undefined) return refuse('bad_tags', ` "${metric}": tags is not a list of text`);
  const intervalS = series.interval ?? 0;
  if (typeof intervalS !== 'number' || !Number.isSafeInteger(intervalS) || intervalS < 0) {
    return refuse('bad_interval', ` "${metric}": interval is ${show(intervalS)}, not whole seconds`);
  }
  return { metric, type, host, tags, intervalS };
}

/** A list as it is, absent an empty one; anything else a list that is not of text, so that it is refused. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [null];
}

function decodePoints(points: readonly unknown[], context: Context, to: Target): void {
  const contextIndex = to.columns.addContext(context);
  for (const [index, raw] of points.entries()) {
    const refuse = (reason: RefusalReason, what: string): void => {
      to.refusals.add(reason, `${to.where}: points[${index}] ${what}`);
    };
    const point = to.dialect.readPoint(raw);
    if (!point) {
      refuse('bad_item', `is ${show(raw)}`);
      continue;
    }
    const timestampS = checkTimestamp(point.timestamp, to.nowS, refuse);
    if (timestampS === undefined) continue;
    const { value } = point;
    // JSON has no NaN, but 1e999 is infinite.
    if (typeof value === 'number' && Number.isFinite(value)) to.columns.add(contextIndex, timestampS, value);
    else refuse('bad_value', `has ${show(value)} as value`);
  }
}

/** @returns whole seconds; undefined when it was refused */
function checkTimestamp(
  timestamp: unknown,
  nowS: number,
  refuse: (reason: RefusalReason, what: string) => void,
): number | undefined {
  if (typeof timestamp !== 'number') {
    refuse('bad_timestamp', `has ${show(timestamp)} as timestamp`);
    return undefined;
  }
  const timestampS = Math.floor(timestamp);
  const age = judgeAge(timestampS, nowS, metricAge);
  if (age === 'ok') return timestampS;
  refuse(age, `has ${describeAge(timestampS, nowS, metricAge)}`);
  return undefined;
}

/** Collects the columns of a batch. */
class Columns {
  readonly #contexts: Context[] = [];
  readonly #contextIndex: number[] = [];
  readonly #timestampS: number[] = [];
  readonly #value: number[] = [];

  addContext(context: Context): number {
    return this.#contexts.push(context) - 1;
  }

  add(contextIndex: number, timestampS: number, value: number): void {
    this.#contextIndex.push(contextIndex);
    this.#timestampS.push(timestampS);
    this.#value.push(value);
  }

  toBatch(): MetricBatch {
    return {
      contexts: this.#contexts,
      contextIndex: Uint32Array.from(this.#contextIndex),
      timestampS: Float64Array.from(this.#timestampS),
      value: Float64Array.from(this.#value),
    };
  }
}
