import type { MetricBatch, SketchBatch } from '../../../../../../lib/model/metric.ts';
import { SketchColumns } from '../../../../../../lib/sketch/sketch-columns.ts';
import { BatchBuilder } from '../../../dogstatsd/batch-builder.ts';
import type { Bucket } from './bucket.ts';
import type { Group } from './group.ts';
import type { GroupIdentity } from './group-identity.ts';

/** Trace metrics of buckets of 10 s. */
export interface TraceMetrics {
  readonly points: MetricBatch;
  readonly sketches: SketchBatch;
}

/**
 * What buckets come to (api.md 9.5): `trace.<operation>`, a distribution of seconds; counts of hits and errors, also by status;
 * the total time as a count, which is added up as it is, and apdex of web services.
 */
export function metricRows(buckets: readonly Bucket[]): TraceMetrics {
  const points = new BatchBuilder();
  const sketches = new SketchColumns();
  for (const bucket of buckets) addBucket(bucket, { points, sketches });
  return { points: points.take(), sketches: sketches.take() };
}

function addBucket(
  { groups, pointS }: Bucket,
  { points, sketches }: { readonly points: BatchBuilder; readonly sketches: SketchColumns },
): void {
  const add = (context: GroupIdentity['hits'], value: number): void =>
    points.addPoint(points.addContext(context), pointS, value);
  for (const { identity, sketch, hits, errors, durationS } of groups.values()) {
    if (sketch.count > 0) sketches.add(sketches.addContext(identity.latency), pointS, sketch);
    add(identity.hits, hits);
    add(identity.errors, errors);
    add(identity.duration, durationS);
    if (!identity.byStatus) continue;
    add(identity.byStatus.hits, hits);
    add(identity.byStatus.errors, errors);
  }
  for (const { context, judged, satisfied, tolerated } of apdexOf(groups.values())) {
    add(context, (satisfied + tolerated / 2) / judged);
  }
}

/** Apdex is of a service and operation: what its groups come to together. */
function apdexOf(groups: Iterable<Group>) {
  const sums = new Map<
    string,
    { context: GroupIdentity['apdex']; judged: number; satisfied: number; tolerated: number }
  >();
  for (const { identity, judged, satisfied, tolerated } of groups) {
    if (judged === 0) continue;
    let sum = sums.get(identity.apdexKey);
    if (!sum) {
      sum = { context: identity.apdex, judged: 0, satisfied: 0, tolerated: 0 };
      sums.set(identity.apdexKey, sum);
    }
    sum.judged += judged;
    sum.satisfied += satisfied;
    sum.tolerated += tolerated;
  }
  return sums.values();
}
