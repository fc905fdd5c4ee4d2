import type { Context } from '../../model/metric.ts';
import { Sketch } from '../../sketch/sketch.ts';
import { SketchColumns } from '../../sketch/sketch-columns.ts';
import type { MetricTime } from '../age.ts';
import { misfit, show } from '../fields.ts';
import { readTimestamp } from '../read-timestamp.ts';
import { type RefusalReason, Refusals } from '../refusals.ts';
import { type HeadDialect, readSeries } from '../series/series-payload.ts';
import type { SketchPayload } from '../sketches/decode-sketches.ts';

const dialect: HeadDialect = {
  readType: ({ type }) => (type === undefined || type === null || type === 'distribution' ? 'distribution' : undefined),
  types: 'distribution',
  readHost: (series) => series.host,
  moreTags: () => [],
};

/**
 * Decodes the body of `POST /api/v1/distribution_points`:
 * `{"series":[{metric, points: [[seconds, [value, …]], …], type: "distribution", host, tags}]}` (api.md 4). The values of
 * a point become a sketch. What cannot be taken, a series, a point or one value, costs nothing else.
 * @throws HttpError 400 when it is nothing of the kind
 */
export function decodeDistributionPoints(body: unknown, time: MetricTime): SketchPayload {
  const columns = new SketchColumns();
  const refusals = new Refusals();
  for (const { context, points, where } of readSeries(body, dialect, refusals)) {
    decodePoints(points, context, { where, time, columns, refusals });
  }
  return { batch: columns.take(), refusals };
}

interface Target {
  readonly where: string;
  readonly time: MetricTime;
  readonly columns: SketchColumns;
  readonly refusals: Refusals;
}

type Refuse = (reason: RefusalReason, what: string) => void;

function decodePoints(points: readonly unknown[], context: Context, to: Target): void {
  const contextIndex = to.columns.addContext(context);
  for (const [index, point] of points.entries()) {
    const refuse: Refuse = (reason, what) => to.refusals.add(reason, `${to.where}: points[${index}]${what}`);
    if (!Array.isArray(point) || point.length !== 2) {
      refuse('bad_item', ` is ${show(point)}, not a timestamp and a list of values`);
      continue;
    }
    const [timestamp, values] = point as [unknown, unknown];
    const timestampS = readTimestamp(timestamp, to.time, refuse);
    const sketch = timestampS === undefined ? undefined : sketchOf(values, refuse);
    if (timestampS !== undefined && sketch) to.columns.add(contextIndex, timestampS, sketch);
  }
}

/** @returns undefined when none of the values was taken */
function sketchOf(values: unknown, refuse: Refuse): Sketch | undefined {
  if (!Array.isArray(values) || values.length === 0) {
    return void refuse('bad_value', Array.isArray(values) ? ' has no values' : `: values ${misfit(values, 'a list')}`);
  }
  const sketch = new Sketch();
  for (const value of values as unknown[]) {
    if (typeof value !== 'number' || !Number.isFinite(value))
      refuse('bad_value', ` has ${show(value)} among its values`);
    else if (!sketch.add(value)) refuse('bad_value', ` has ${value} among its values, whose sum is too large`);
  }
  return sketch.count === 0 ? undefined : sketch;
}
