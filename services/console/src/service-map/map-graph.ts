import type { ApmEdge, ApmMap, ApmService } from '../../../../lib/api-types/apm.ts';

/** A service on the map. One that is called but sent nothing itself in this time has no figures. */
export interface MapNode {
  readonly id: string;
  readonly type: string;
  readonly service: ApmService | undefined;
}

/** What the map draws: services by name, and the calls between them. */
export interface MapGraph {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly ApmEdge[];
}

/** The graph of an answer; always in the same order, so that it has the same picture however the answer is sorted. */
export function mapGraph({ services, edges }: Pick<ApmMap, 'services' | 'edges'>): MapGraph {
  const known = new Map(services.map((service) => [service.service, service]));
  const names = new Set([...known.keys(), ...edges.flatMap(({ from, to }) => [from, to])]);
  return {
    nodes: [...names].sort().map((id) => ({ id, type: known.get(id)?.type ?? 'custom', service: known.get(id) })),
    edges: edges.toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to)),
  };
}

/** The part of a graph that is on ways through a service; undefined when that is not in it. */
export function graphAround(graph: MapGraph, service: string): MapGraph | undefined {
  if (!graph.nodes.some(({ id }) => id === service)) return undefined;
  const around = surroundingsOf(service, graph.edges);
  return {
    nodes: graph.nodes.filter(({ id }) => id === service || around.upstream.has(id) || around.downstream.has(id)),
    edges: graph.edges.filter((edge) => isOnTheWay(edge, service, around)),
  };
}

/** Who is on a way through a service: those that call it, directly or through others, and those it calls. */
export interface Surroundings {
  readonly upstream: ReadonlySet<string>;
  readonly downstream: ReadonlySet<string>;
}

/** The services before and behind one; it is in neither unless a way leads in a circle. */
export function surroundingsOf(service: string, edges: readonly Pick<ApmEdge, 'from' | 'to'>[]): Surroundings {
  return {
    upstream: reached(service, (name) => edges.flatMap(({ from, to }) => (to === name ? [from] : []))),
    downstream: reached(service, (name) => edges.flatMap(({ from, to }) => (from === name ? [to] : []))),
  };
}

/** Whether a call is on a way through the service. */
export function isOnTheWay(edge: Pick<ApmEdge, 'from' | 'to'>, service: string, around: Surroundings): boolean {
  const leadsThere = edge.to === service || around.upstream.has(edge.to);
  const leadsAway = edge.from === service || around.downstream.has(edge.from);
  return (leadsThere && around.upstream.has(edge.from)) || (leadsAway && around.downstream.has(edge.to));
}

function reached(start: string, next: (name: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const other of next(name)) {
      if (found.has(other)) continue;
      found.add(other);
      waiting.push(other);
    }
  }
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
