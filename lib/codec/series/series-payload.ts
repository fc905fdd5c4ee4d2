import { errors } from '../../http/errors.ts';
import type { Context, MetricBatch, MetricType } from '../../model/metric.ts';
import type { MetricTime } from '../age.ts';
import { isJsonObject, type JsonObject, misfit, show } from '../fields.ts';
import { PointColumns } from '../point-columns.ts';
import { type RawContext, readContext } from '../read-context.ts';
import { readTimestamp } from '../read-timestamp.ts';
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
  /** The types that there are, for messages. */
  readonly types: string;
  readonly readHost: (series: JsonObject) => unknown;
  /** Further tags that other fields of the series amount to; what is no text refuses the series. */
  readonly moreTags: (series: JsonObject) => readonly unknown[];
  /** What a point is, for messages. */
  readonly pointForm: string;
  readonly readPoint: (point: unknown) => { readonly timestamp: unknown; readonly value: unknown } | undefined;
}

/** What the fields of a series are read by, its points apart. */
export type HeadDialect = Omit<SeriesDialect, 'readPoint' | 'pointForm'>;

/**
 * Decodes the JSON of a series endpoint. A series or a point that cannot be taken is refused by itself and costs no
 * other; timestamps are cut to whole seconds; names and tags take Datadog's normal form.
 * @throws HttpError 400 when the body is not `{"series":[…]}`
 */
export function decodeSeries(body: unknown, dialect: SeriesDialect, time: MetricTime): SeriesPayload {
  const columns = new PointColumns();
  const refusals = new Refusals();
  for (const { context, points, where } of readSeries(body, dialect, refusals)) {
    decodePoints(points, context, { where, dialect, time, columns, refusals });
  }
  return { batch: columns.toBatch(), refusals };
}

/** A series whose fields are checked and whose points are not. */
export interface ReadSeries {
  readonly context: Context;
  readonly points: readonly unknown[];
  /** Its place, for messages. */
  readonly where: string;
}

/**
 * The series of a payload, in order; what cannot be taken is refused by itself.
 * @throws HttpError 400 when the body is not `{"series":[…]}`
 */
export function* readSeries(body: unknown, dialect: HeadDialect, refusals: Refusals): Generator<ReadSeries> {
  if (!isJsonObject(body)) throw errors.bad(`Payload must be an object with a list 'series', not ${show(body)}`);
  const list = body.series;
  if (!Array.isArray(list)) throw errors.bad(`'series' ${misfit(list, 'a list')}`);
  for (const [index, series] of (list as unknown[]).entries()) {
    const place = `series[${index}]`;
    if (!isJsonObject(series)) {
      refusals.add('bad_item', `${place} is ${show(series)}, not an object`);
      continue;
    }
    const points = Array.isArray(series.points) ? (series.points as unknown[]) : undefined;
    const context = readContext(rawContext(series, dialect), (reason, what) =>
      // All its points fall away with it.
      refusals.add(reason, place + what, Math.max(1, points?.length ?? 1)),
    );
    if (!context) continue;
    const where = `${place} "${context.metric}"`;
    if (points) yield { context, points, where };
    else refusals.add('bad_item', `${where}: points ${misfit(series.points, 'a list')}`);
  }
}

function rawContext(series: JsonObject, dialect: HeadDialect): RawContext {
  return {
    metric: series.metric,
    type: dialect.readType(series),
    rawType: series.type,
    types: dialect.types,
    host: dialect.readHost(series),
    tags: [...listOf(series.tags), ...dialect.moreTags(series)],
    interval: series.interval,
  };
}

/** A list as it is, absent an empty one; anything else a list that is not of text, so that it is refused. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [null];
}

interface Target {
  readonly where: string;
  readonly dialect: SeriesDialect;
  readonly time: MetricTime;
  readonly columns: PointColumns;
  readonly refusals: Refusals;
}

function decodePoints(points: readonly unknown[], context: Context, to: Target): void {
  const contextIndex = to.columns.addContext(context);
  for (const [index, raw] of points.entries()) {
    const refuse = (reason: RefusalReason, what: string): void => {
      to.refusals.add(reason, `${to.where}: points[${index}]${what}`);
    };
    const point = to.dialect.readPoint(raw);
    if (!point) {
      refuse('bad_item', ` is ${show(raw)}, not ${to.dialect.pointForm}`);
      continue;
    }
    const timestampS = readTimestamp(point.timestamp, to.time, refuse);
    if (timestampS === undefined) continue;
    const { value } = point;
    // JSON has no NaN, but 1e999 is infinite.
    if (typeof value === 'number' && Number.isFinite(value)) to.columns.add(contextIndex, timestampS, value);
    else refuse('bad_value', `: value ${misfit(value, typeof value === 'number' ? 'a finite number' : 'a number')}`);
  }
}
