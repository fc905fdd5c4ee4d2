import type { ApmEdge } from '../../../../lib/api-types/apm.ts';
import { rateText } from '../format/rate-text.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { isFailing } from '../service-graph/is-failing.ts';
import { middleOfEdge } from '../service-graph/middle-of-edge.ts';
import classes from './service-map.module.css';

interface MapEdgeLabelProps {
  readonly edge: ApmEdge;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Of the map; the label is as large at every zoom. */
  readonly scale: number;
  /** Whether only the calls a second are said. */
  readonly isShort: boolean;
}

/** The figures of the calls from one service to another, in the middle of them. */
export function MapEdgeLabel({ edge, points, scale, isShort }: MapEdgeLabelProps) {
  const [left, top] = middleOfEdge(points);
  return (
    <div
      className={classes.label}
      data-error={isFailing(edge) || undefined}
      style={{ left, top, transform: `translate(-50%, -50%) scale(${1 / scale})` }}
    >
      <b>{rateText(edge.callsPerS)}</b>
      {!isShort && ` · p95 ${secondsText(edge.p95S)}`}
      {!isShort && edge.errors > 0 && <em> · {shareText(edge.errors / Math.max(edge.calls, 1))} errors</em>}
    </div>
  );
}
