import { IconAlertCircleFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import type { ApmEdge } from '../../../../lib/api-types/apm.ts';
import { rateText } from '../format/rate-text.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import { edgePath } from '../service-graph/edge-path.ts';
import { isFailing } from '../service-graph/is-failing.ts';
import { layeredLayout } from '../service-graph/layered-layout.ts';
import { middleOfEdge } from '../service-graph/middle-of-edge.ts';
import classes from './dependency-graph.module.css';
import { serviceAddress } from './service-address.ts';

interface DependencyGraphProps {
  readonly service: string;
  readonly env: string;
  readonly upstream: readonly ApmEdge[];
  readonly downstream: readonly ApmEdge[];
  readonly typeOf: (service: string) => string;
  readonly colorOf: (service: string) => string;
}

const NODE = { width: 214, height: 40 };
const MARGIN = 14;

/** Who calls a service, and whom it calls, with the figures of the calls; a click on a service opens its page. */
export function DependencyGraph({ service, env, upstream, downstream, typeOf, colorOf }: DependencyGraphProps) {
  const search = useSearch();
  const edges = useMemo(() => {
    const all = [...upstream, ...downstream].map((edge): [string, ApmEdge] => [`${edge.from}\n${edge.to}`, edge]);
    return new Map(all);
  }, [upstream, downstream]);
  const names = [...new Set([service, ...[...edges.values()].flatMap(({ from, to }) => [from, to])])].sort();
  const graph = JSON.stringify([names, [...edges.keys()].sort()]);
  const layout = useMemo(() => {
    const [nodes, keys] = JSON.parse(graph) as [string[], string[]];
    const pairs = keys.map((key) => key.split('\n')).map(([from = '', to = '']) => ({ from, to }));
    return layeredLayout(
      nodes.map((id) => ({ id, ...NODE })),
      pairs,
      { layerGap: 250, nodeGap: 14 },
    );
  }, [graph]);
  if (edges.size === 0) {
    return <p className={classes.none}>No span of another service called it in this time, and it called none.</p>;
  }
  const width = layout.width + 2 * MARGIN;
  const height = layout.height + 2 * MARGIN;
  return (
    <div className={classes.frame}>
      <div className={classes.canvas} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true">
          <defs>
            {(['calm', 'bad'] as const).map((tone) => (
              <marker
                key={tone}
                id={`dependency-arrow-${tone}`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="7"
                markerHeight="7"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path d="M0,0.8 L7,4 L0,7.2 z" fill={tone === 'bad' ? 'var(--bad)' : 'var(--ink-faint)'} />
              </marker>
            ))}
          </defs>
          <g transform={`translate(${MARGIN},${MARGIN})`}>
            {layout.edges.map(({ from, to, points }) => {
              const edge = edges.get(`${from}\n${to}`);
              const isBad = edge !== undefined && isFailing(edge);
              return (
                <path
                  key={`${from}\n${to}`}
                  d={edgePath(points)}
                  className={classes.edge}
                  data-error={isBad || undefined}
                  markerEnd={`url(#dependency-arrow-${isBad ? 'bad' : 'calm'})`}
                />
              );
            })}
          </g>
        </svg>
        {layout.edges.map(({ from, to, points }) => {
          const edge = edges.get(`${from}\n${to}`);
          const [x, y] = middleOfEdge(points);
          return (
            edge && (
              <div key={`${from}\n${to}`} className={classes.calls} style={{ left: x + MARGIN, top: y + MARGIN }}>
                <b>{rateText(edge.callsPerS)}</b> · p95 {secondsText(edge.p95S)}
                {edge.errors > 0 && <em> · {shareText(edge.errors / Math.max(edge.calls, 1))} errors</em>}
              </div>
            )
          );
        })}
        {layout.nodes.map(({ id, x, y }) => (
          <Link
            key={id}
            className={classes.node ?? ''}
            href={serviceAddress(id, { env, search })}
            aria-current={id === service ? 'page' : undefined}
            style={{ left: x + MARGIN - NODE.width / 2, top: y + MARGIN - NODE.height / 2, ...NODE }}
          >
            <i style={{ background: colorOf(id) }} />
            <SpanTypeIcon type={typeOf(id)} size={14} color={colorOf(id)} />
            <b>{id}</b>
            {[...edges.values()].some((edge) => edge.to === id && isFailing(edge)) && (
              <IconAlertCircleFilled size={13} className={classes.bad} aria-label="called with errors" />
            )}
          </Link>
        ))}
      </div>
    </div>
  );
}
