import type { CSSProperties } from 'react';
import { rateText } from '../format/rate-text.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import type { MapNode } from './map-graph.ts';
import type { Circle, MapSizes } from './map-layout.ts';
import classes from './service-map.module.css';

interface MapNodeMarkProps {
  readonly node: MapNode;
  readonly circle: Circle;
  readonly color: string;
  /** Of the map; what is written keeps a size that one can read. */
  readonly scale: number;
  readonly sizes: MapSizes;
  readonly isDim: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onPoint: (isPointed: boolean) => void;
  readonly onFocus: () => void;
}

/** Around the circle, for the mark of the one that is chosen. */
const MARGIN = 6;
/** Below this zoom a compact box has room for one line. */
const TIGHT = 0.78;

/** A service: a circle as large as it has requests, in its colour, in a ring that is red by its share of errors, with its name. */
export function MapNodeMark({ node, circle, color, scale, sizes, isDim, isSelected, ...act }: MapNodeMarkProps) {
  const { radius } = circle;
  const { service } = node;
  const share = service?.errorRate ?? 0;
  const size = 2 * (radius + MARGIN);
  const ringWidth = sizes.isCompact ? 3 : 4;
  const ring = Math.max(radius - ringWidth / 2 - 1, 2);
  const around = 2 * Math.PI * ring;
  const icon = sizes.isCompact ? Math.min(radius * 1.1, 16) : Math.max(14, Math.min(radius * 0.62, 26));
  const figures = service
    ? `${rateText(service.requestsPerS)} · p95 ${secondsText(service.p95S)}${share > 0 ? ` · ${shareText(share)} errors` : ''}`
    : 'no requests seen';
  return (
    <button
      type="button"
      className={classes.node}
      data-dim={isDim || undefined}
      data-compact={sizes.isCompact || undefined}
      style={placeOf(circle, sizes)}
      aria-pressed={isSelected}
      aria-label={`${node.id}, ${figures}`}
      title={`${node.id}: ${figures}`}
      onClick={act.onSelect}
      onMouseEnter={() => act.onPoint(true)}
      onMouseLeave={() => act.onPoint(false)}
      onFocus={(event) => {
        act.onPoint(true);
        if (event.currentTarget.matches(':focus-visible')) act.onFocus();
      }}
      onBlur={() => act.onPoint(false)}
    >
      <svg width={size} height={size} viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`} aria-hidden="true">
        <circle r={radius + 3} className={classes.halo} />
        <circle r={radius} className={classes.disc} />
        <circle r={ring} fill={color} fillOpacity={0.2} />
        <circle r={ring} className={classes.ring} strokeWidth={ringWidth} />
        {share > 0 && (
          <circle
            r={ring}
            className={classes.errors}
            strokeWidth={ringWidth}
            strokeDasharray={`${Math.max(share * around, 3)} ${around}`}
            transform="rotate(-90)"
          />
        )}
        <g transform={`translate(${-icon / 2},${-icon / 2})`}>
          <SpanTypeIcon type={node.type} size={icon} color={color} />
        </g>
      </svg>
      <span className={classes.texts} style={textStyle(scale, sizes)}>
        <b>{node.id}</b>
        {!(sizes.isCompact && scale < TIGHT) && (
          <span>{service ? rateText(service.requestsPerS) : 'no requests seen'}</span>
        )}
      </span>
    </button>
  );
}

/** Where the button is on the map. */
function placeOf({ x, y, radius }: Circle, { isCompact, boxWidth, boxHeight }: MapSizes): CSSProperties {
  if (!isCompact) return { left: x - boxWidth / 2, top: y - radius - MARGIN, width: boxWidth };
  return {
    left: x - boxHeight / 2,
    top: y - boxHeight / 2,
    width: boxWidth,
    height: boxHeight,
    paddingLeft: boxHeight / 2 - radius - MARGIN,
  };
}

/** Names grow against the zoom, as far as there is room for them. */
function textStyle(scale: number, { isCompact }: MapSizes): CSSProperties {
  if (isCompact) return { fontSize: Math.min(Math.max(12.5, 11.5 / scale), 22) };
  return { transform: `scale(${Math.min(Math.max(1, 0.92 / scale), 1.9)})` };
}
