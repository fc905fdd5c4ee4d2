import { useMemo, useState } from 'react';
import { ZoomTools } from '../shell/zoom-tools.tsx';
import { MapEdge } from './map-edge.tsx';
import { MapEdgeLabel } from './map-edge-label.tsx';
import { isOnTheWay, type MapGraph, surroundingsOf } from './map-graph.ts';
import { circleCentre, circleSize, edgeBetween, edgeWidth, mapLayout, mapSizes } from './map-layout.ts';
import { MapLegend } from './map-legend.tsx';
import { MapNodeMark } from './map-node.tsx';
import classes from './service-map.module.css';
import { useMapView } from './use-map-view.ts';

interface ServiceMapProps {
  readonly graph: MapGraph;
  /** The services that the search names; others step back. */
  readonly found: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly colorOf: (service: string) => string;
  readonly onSelect: (service: string | undefined) => void;
  /** Whether it is one of several things on a page: no legend, figures of what is pointed at alone, and the wheel scrolls the page. */
  readonly isTile?: boolean;
}

const TILE_MARGIN_PX = 24;

/** The picture of the map: moved by dragging, zoomed by the wheel; Tab goes from service to service. */
export function ServiceMap({ graph, found, selected, colorOf, onSelect, isTile = false }: ServiceMapProps) {
  const [pointed, setPointed] = useState<string>();
  const [pointedEdge, setPointedEdge] = useState<string>();
  const names = graph.nodes.map(({ id }) => id);
  // Only names and calls: figures that change leave the picture as it is.
  const shape = JSON.stringify([names, graph.edges.map(({ from, to }) => [from, to])]);
  const layout = useMemo(() => {
    const [ids, pairs] = JSON.parse(shape) as [string[], [string, string][]];
    return mapLayout(
      ids,
      pairs.map(([from, to]) => ({ from, to })),
    );
  }, [shape]);
  const sizes = mapSizes(names.length);
  const most = Math.max(0, ...graph.nodes.map(({ service }) => service?.requestsPerS ?? 0));
  const mostCalls = Math.max(0, ...graph.edges.map(({ callsPerS }) => callsPerS));
  const map = useMapView(layout, isTile ? { marginPx: TILE_MARGIN_PX, scrollsPage: true } : {});
  const around = useMemo(
    () => (selected === undefined ? undefined : surroundingsOf(selected, graph.edges)),
    [selected, graph.edges],
  );
  const isDim = (id: string) =>
    !found.has(id) ||
    (around !== undefined && id !== selected && !around.upstream.has(id) && !around.downstream.has(id));
  const circles = new Map(
    layout.nodes.map((node, at) => {
      const [x, y] = circleCentre(node, sizes);
      const size = circleSize(graph.nodes[at]?.service?.requestsPerS ?? 0, most, sizes);
      return [node.id, { x, y, radius: size / 2 }];
    }),
  );
  const paths = layout.edges.flatMap(({ from, to, points }) => {
    const edge = graph.edges.find((one) => one.from === from && one.to === to);
    const [a, b] = [circles.get(from), circles.get(to)];
    if (!edge || !a || !b) return [];
    const isFaint =
      !found.has(from) || !found.has(to) || (around !== undefined && !isOnTheWay(edge, selected ?? '', around));
    const isNear =
      pointedEdge === `${from}\n${to}` ||
      (isTile ? [pointed] : [selected, pointed]).some((one) => one !== undefined && (one === from || one === to));
    return [{ edge, points: sizes.isCompact ? points : edgeBetween(points, a, b), isFaint, isNear }];
  });
  const { view } = map;
  return (
    <section
      aria-label={`Map of ${names.length} services`}
      ref={map.attach}
      className={classes.frame}
      data-tile={isTile || undefined}
      {...map.handlers}
      onClick={(event) => {
        if (!map.wasDrag() && !(event.target as Element).closest('button')) onSelect(undefined);
      }}
      onKeyDown={(event) => event.key === 'Escape' && onSelect(undefined)}
    >
      {map.isReady && (
        <div className={classes.world} style={{ transform: `translate(${view.x}px,${view.y}px) scale(${view.scale})` }}>
          <svg className={classes.edges} width={layout.width} height={layout.height} aria-hidden="true">
            {paths
              .toSorted((a, b) => Number(a.isNear) - Number(b.isNear))
              .map(({ edge, points, isFaint, isNear }) => (
                <MapEdge
                  key={`${edge.from}\n${edge.to}`}
                  edge={edge}
                  points={points}
                  width={edgeWidth(edge.callsPerS, mostCalls)}
                  isFaint={isFaint}
                  isNear={isNear && !isFaint}
                  onPoint={(isPointed) => setPointedEdge(isPointed ? `${edge.from}\n${edge.to}` : undefined)}
                />
              ))}
          </svg>
          {graph.nodes.map((node) => {
            const circle = circles.get(node.id);
            return (
              circle && (
                <MapNodeMark
                  key={node.id}
                  node={node}
                  circle={circle}
                  color={colorOf(node.id)}
                  scale={view.scale}
                  sizes={sizes}
                  isDim={isDim(node.id)}
                  isSelected={node.id === selected}
                  onSelect={() => !map.wasDrag() && onSelect(node.id === selected && !isTile ? undefined : node.id)}
                  onPoint={(isPointed) => setPointed(isPointed ? node.id : undefined)}
                  onFocus={() => map.show([circle.x, circle.y])}
                />
              )
            );
          })}
          {paths
            .filter(({ isNear, isFaint }) => isNear && !isFaint)
            .map(({ edge, points }) => (
              <MapEdgeLabel
                key={`${edge.from}\n${edge.to}`}
                edge={edge}
                points={points}
                scale={view.scale}
                isShort={sizes.isCompact && pointedEdge !== `${edge.from}\n${edge.to}`}
              />
            ))}
        </div>
      )}
      <div className={classes.tools}>
        <ZoomTools view={map} fitLabel="Show all of the map" orientation="vertical" />
      </div>
      {!isTile && <MapLegend mostPerS={most} />}
    </section>
  );
}
