import type { ApmEdge } from '../../../../lib/api-types/apm.ts';
import { edgePath } from '../service-graph/edge-path.ts';
import { isFailing } from '../service-graph/is-failing.ts';
import classes from './service-map.module.css';

interface MapEdgeProps {
  readonly edge: ApmEdge;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly width: number;
  readonly isFaint: boolean;
  /** Whether its figures are shown. */
  readonly isNear: boolean;
  readonly onPoint: (isPointed: boolean) => void;
}

/** Of an edge that is red at least where any call failed, so that it can be seen. */
const LEAST_SHARE = 0.02;

/** The calls from one service to another: as wide as there are many, with an arrow; red over the share of its length that failed, from the called side on. */
export function MapEdge({ edge, points, width, isFaint, isNear, onPoint }: MapEdgeProps) {
  const [end = [0, 0]] = points.slice(-1);
  const isBack = (points[0]?.[0] ?? 0) > end[0];
  const head = Math.max(7, width * 2);
  const tip = isBack ? -head : head;
  const share = edge.errors === 0 ? 0 : Math.min(1, Math.max(edge.errors / Math.max(edge.calls, 1), LEAST_SHARE));
  const drawn = [...points.slice(0, -1), [end[0] - tip * 0.8, end[1]] as const];
  return (
    <g
      className={classes.edge}
      data-faint={isFaint || undefined}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
    >
      <path d={edgePath(drawn)} className={classes.wide} />
      <path
        d={edgePath(drawn)}
        className={classes.way}
        style={{ strokeWidth: width }}
        data-near={isNear || undefined}
      />
      {share > 0 && (
        <path
          d={edgePath(drawn.toReversed())}
          className={classes.failed}
          style={{ strokeWidth: width }}
          pathLength={1}
          strokeDasharray={`${share} 2`}
        />
      )}
      <path
        d={`M${end[0]},${end[1]} l${-tip},${-head * 0.5} v${head} z`}
        className={classes.head}
        data-error={isFailing(edge) || undefined}
        data-near={isNear || undefined}
      />
    </g>
  );
}
