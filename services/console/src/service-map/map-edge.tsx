import type { ApmEdge } from '../../../../lib/api-types/apm.ts';
import { rateText } from '../format/rate-text.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { edgePath } from '../service-graph/edge-path.ts';
import { middleOfEdge } from '../service-graph/middle-of-edge.ts';
import classes from './service-map.module.css';

interface MapEdgeProps {
  readonly edge: ApmEdge;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly width: number;
  /** Of the map; what is written keeps a size that one can read. */
  readonly scale: number;
  readonly isFaint: boolean;
  readonly hasLabel: boolean;
}

/** The calls from one service to another: as wide as there are many, red where some failed, with an arrow. */
export function MapEdge({ edge, points, width, scale, isFaint, hasLabel }: MapEdgeProps) {
  const share = edge.errors / Math.max(edge.calls, 1);
  const text = `${rateText(edge.callsPerS)} · p95 ${secondsText(edge.p95S)}${edge.errors > 0 ? ` · ${shareText(share)} errors` : ''}`;
  const [end = [0, 0]] = points.slice(-1);
  const isBack = (points[0]?.[0] ?? 0) > end[0];
  const head = Math.max(7, width * 2);
  const tip = isBack ? -head : head;
  const drawn = [...points.slice(0, -1), [end[0] - tip * 0.8, end[1]] as const];
  const [x, y] = middleOfEdge(points);
  const textScale = Math.max(1, 0.9 / scale);
  const width_ = text.length * 6.1 + 14;
  return (
    <g className={classes.edge} data-error={edge.errors > 0 || undefined} data-faint={isFaint || undefined}>
      <title>{`${edge.from} → ${edge.to}: ${text}`}</title>
      <path d={edgePath(drawn)} className={classes.wide} />
      <path
        d={edgePath(drawn)}
        className={classes.way}
        style={{ strokeWidth: width }}
        data-near={hasLabel || undefined}
      />
      <path
        d={`M${end[0]},${end[1]} l${-tip},${-head * 0.5} v${head} z`}
        className={classes.head}
        data-near={hasLabel || undefined}
      />
      <g
        transform={`translate(${x},${y}) scale(${textScale})`}
        className={classes.label}
        data-shown={hasLabel || undefined}
      >
        <rect x={-width_ / 2} y={-10} width={width_} height={20} rx={10} />
        <text textAnchor="middle" dominantBaseline="central">
          {text}
        </text>
      </g>
    </g>
  );
}
