import type { MetricBatch, MetricType, SketchBatch } from '../../model/metric.ts';
import { SketchColumns } from '../../sketch/sketch-columns.ts';
import type { MetricTime } from '../age.ts';
import { PointColumns } from '../point-columns.ts';
import { readContext } from '../read-context.ts';
import { readTimestamp } from '../read-timestamp.ts';
import { type RefusalReason, Refusals } from '../refusals.ts';
import { readSketch } from '../sketches/read-sketch.ts';
import { metricTypes } from './columns.ts';
import { readDictionaries } from './dictionaries.ts';
import { ExpansionBudget } from './expansion-budget.ts';
import { PointReader } from './point-reader.ts';
import { readColumns } from './read-columns.ts';
import { type SeriesEntry, seriesEntries } from './series-entries.ts';

/** What came out of a payload of metrics. */
export interface MetricsPayload {
  readonly points: MetricBatch;
  readonly sketches: SketchBatch;
  readonly refusals: Refusals;
}

/**
 * Decodes the columns of the third version, what is posted to `/api/intake/metrics/v3/series`, `…/v3/sketches` and their
 * `v3beta`: protobuf `Payload` (wire.md 3.3), series and sketches in one payload if need be. A series or point that
 * cannot be taken is refused by itself; where columns do not fit together the whole payload is.
 *
 * Verified in public sources (intake_v3.proto of DataDog/agent-payload, the Agent's and two other writers, two other
 * readers): the columns' numbers and encodings; references from 1; what is a difference and where it starts anew; sets of
 * tags within sets; a sketch is sum, min, max in the column of its values and then count in valsSint64; tags and resources
 * of the metadata belong to every set (resources not to the empty one).
 * A guess: `intervals` are plain, as the proto and the other readers have it, although a stored version of the Agent wrote
 * differences. Not read: source types, origins, units, the flag "no index" (such series are taken like others).
 * @throws HttpError 400, or 413 when following the references comes to too much
 */
export function decodeMetricsV3(body: Buffer, time: MetricTime, budget = new ExpansionBudget()): MetricsPayload {
  const columns = readColumns(body);
  const dictionaries = readDictionaries(columns, budget);
  const target = {
    reader: new PointReader(columns.numbers),
    points: new PointColumns(),
    sketches: new SketchColumns(),
    refusals: new Refusals(),
    time,
  };
  for (const entry of seriesEntries(columns.numbers, dictionaries)) {
    budget.take(contextBytes + entry.name.length + entry.tagset.bytes + entry.resources.bytes);
    decodeOne(entry, target);
  }
  const { points, sketches, refusals } = target;
  return { points: points.toBatch(), sketches: sketches.take(), refusals };
}

/** What a series takes besides its texts. */
const contextBytes = 100;

interface Target {
  readonly reader: PointReader;
  readonly points: PointColumns;
  readonly sketches: SketchColumns;
  readonly refusals: Refusals;
  readonly time: MetricTime;
}

const typeByNumber: ReadonlyMap<number, MetricType> = new Map(
  Object.entries(metricTypes).map(([type, number]) => [number, type as MetricType]),
);

/** Reads the points of a series that was refused as well: those of the next one stand behind them. */
function decodeOne(entry: SeriesEntry, to: Target): void {
  const place = `series[${entry.index}]`;
  const context = readContext(rawContext(entry), (reason, what) =>
    to.refusals.add(reason, place + what, Math.max(1, entry.points)),
  );
  const isSketch = entry.metricType === metricTypes.distribution;
  const where = `${place} "${context?.metric}"`;
  const columns = isSketch ? to.sketches : to.points;
  const contextIndex = context && entry.points > 0 ? columns.addContext(context) : 0;
  for (let point = 0; point < entry.points; point += 1) {
    const refuse = (reason: RefusalReason, what: string): void =>
      to.refusals.add(reason, `${where}: points[${point}]${what}`);
    const timestamp = to.reader.timestamp();
    if (isSketch) {
      const raw = to.reader.sketch(entry.valueType);
      const timestampS = context && readTimestamp(timestamp, to.time, refuse);
      const sketch = timestampS === undefined ? undefined : readSketch(raw, refuse);
      if (timestampS !== undefined && sketch) to.sketches.add(contextIndex, timestampS, sketch);
    } else {
      const value = to.reader.value(entry.valueType);
      const timestampS = context && readTimestamp(timestamp, to.time, refuse);
      if (timestampS === undefined) continue;
      if (Number.isFinite(value)) to.points.add(contextIndex, timestampS, value);
      else refuse('bad_value', `: value is ${value}, not a finite number`);
    }
  }
}

function rawContext({ name, metricType, tagset, resources, intervalS }: SeriesEntry) {
  return {
    metric: name,
    type: typeByNumber.get(metricType),
    rawType: metricType,
    types: '1 to 4',
    host: resources.host,
    tags: resources.tags.length === 0 ? tagset.tags : [...tagset.tags, ...resources.tags],
    interval: intervalS,
  };
}
