import type { QuerySeries } from '../api-types/query.ts';
import type { Run } from './joined-points.ts';

/** How a part of a line is drawn: as usual, as an anomaly, or as a prediction. */
export type PartKind = 'usual' | 'anomalous' | 'predicted';

/** A stretch of a run whose joints are of one kind; it begins where the one before ends. */
export interface LinePart {
  readonly kind: PartKind;
  readonly run: Run;
}

/** The kind of each point that is not as usual, by its time. */
export type PointKinds = ReadonlyMap<number, PartKind>;

/** What anomalies() and forecast() say of the points of a series. */
export function pointKinds({ pointlist, attributes: { anomalous, predicted } }: QuerySeries): PointKinds {
  const kinds = new Map<number, PartKind>();
  if (!anomalous && !predicted) return kinds;
  for (const [at, [atMs]] of pointlist.entries()) {
    if (predicted?.[at]) kinds.set(atMs, 'predicted');
    else if (anomalous?.[at]) kinds.set(atMs, 'anomalous');
  }
  return kinds;
}

/** Cuts a run where the kind changes: a joint is anomalous at either end of it, and predicted where it leads to one. */
export function lineParts(run: Run, kinds: PointKinds): readonly LinePart[] {
  const [first] = run;
  if (!first || kinds.size === 0) return [{ kind: 'usual', run }];
  const parts: { kind: PartKind; run: (readonly [number, number])[] }[] = [];
  let before = first;
  for (const point of run.slice(1)) {
    const kind = kindOfJoint(kinds.get(before[0]), kinds.get(point[0]));
    const last = parts.at(-1);
    if (last?.kind === kind) last.run.push(point);
    else parts.push({ kind, run: [before, point] });
    before = point;
  }
  return parts.length > 0 ? parts : [{ kind: kinds.get(first[0]) ?? 'usual', run }];
}

function kindOfJoint(from: PartKind | undefined, to: PartKind | undefined): PartKind {
  if (to === 'predicted') return 'predicted';
  return from === 'anomalous' || to === 'anomalous' ? 'anomalous' : 'usual';
}
