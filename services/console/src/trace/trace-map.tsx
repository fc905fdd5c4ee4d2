import { IconAlertCircleFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { durationNsText } from '../format/duration-ns.ts';
import { shareText } from '../format/share-text.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import { edgePath } from '../service-graph/edge-path.ts';
import { layeredLayout } from '../service-graph/layered-layout.ts';
import { serviceCalls } from './service-calls.ts';
import type { SpanColors } from './span-colors.ts';
import { groupSpans } from './span-groups.ts';
import classes from './trace-map.module.css';
import type { TraceModel } from './trace-model.ts';

interface TraceMapProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly selected: number | undefined;
  readonly onSelect: (span: number | undefined) => void;
}

const NODE = { width: 216, height: 54 };
const MARGIN = 24;

/** The services of a trace and the calls between them; a click on a service selects its first span. */
export function TraceMap({ model, colors, selected, onSelect }: TraceMapProps) {
  const { tree } = model;
  const { layout, groups, calls } = useMemo(() => {
    const found = groupSpans(tree.spans, ({ service }) => service);
    const edges = serviceCalls(tree);
    const nodes = found.map(({ name }) => ({ id: name, ...NODE }));
    return {
      layout: layeredLayout(nodes, edges, { layerGap: 150 }),
      groups: new Map(found.map((group) => [group.name, group])),
      calls: new Map(edges.map((edge) => [`${edge.from}\n${edge.to}`, edge])),
    };
  }, [tree]);
  const width = layout.width + 2 * MARGIN;
  const height = layout.height + 2 * MARGIN;
  const selectedService = selected === undefined ? undefined : tree.spans[selected]?.service;
  return (
    <div className={classes.map}>
      <div className={classes.canvas} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true">
          <defs>
            <marker
              id="trace-map-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0,0.8 L7,4 L0,7.2 z" fill="var(--ink-faint)" />
            </marker>
          </defs>
          <g transform={`translate(${MARGIN},${MARGIN})`}>
            {layout.edges.map(({ from, to, points }) => (
              <path
                key={`${from}\n${to}`}
                d={edgePath(points)}
                className={classes.edge}
                data-error={(calls.get(`${from}\n${to}`)?.errors ?? 0) > 0 || undefined}
                markerEnd="url(#trace-map-arrow)"
              />
            ))}
          </g>
        </svg>
        {layout.edges.map(({ from, to, points }) => {
          const edge = calls.get(`${from}\n${to}`);
          const [x, y] = middleOf(points);
          return (
            edge && (
              <div key={`${from}\n${to}`} className={classes.calls} style={{ left: x + MARGIN, top: y + MARGIN }}>
                <b>{edge.calls.toLocaleString('en')}×</b> {durationNsText(edge.totalNs / edge.calls)}
              </div>
            )
          );
        })}
        {layout.nodes.map(({ id, x, y }) => {
          const group = groups.get(id);
          const first = group?.spans[0] ?? 0;
          return (
            <button
              key={id}
              type="button"
              className={classes.node}
              style={{ left: x + MARGIN - NODE.width / 2, top: y + MARGIN - NODE.height / 2, ...NODE }}
              data-selected={id === selectedService || undefined}
              data-error={(group?.errors ?? 0) > 0 || undefined}
              onClick={() => onSelect(first)}
            >
              <i style={{ background: colors.groups[colors.groupOf[first] ?? 0]?.color }} />
              <span className={classes.name}>
                <SpanTypeIcon type={tree.spans[first]?.type ?? ''} size={13} />
                <b>{id}</b>
                {(group?.errors ?? 0) > 0 && <IconAlertCircleFilled size={13} aria-label="with errors" />}
              </span>
              <span className={classes.figures}>
                {group?.spans.length.toLocaleString('en')} {group?.spans.length === 1 ? 'span' : 'spans'} ·{' '}
                {shareText(group?.share ?? 0)} of the time
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

function middleOf(points: readonly (readonly [number, number])[]): readonly [number, number] {
  const at = Math.floor((points.length - 1) / 2);
  const [a = [0, 0], b = [0, 0]] = points.slice(at, at + 2);
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
