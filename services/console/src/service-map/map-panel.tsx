import { ActionIcon, Button } from '@mantine/core';
import { IconArrowRight, IconRoute, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import type { ApmEdge } from '../../../../lib/api-types/apm.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { rateText } from '../format/rate-text.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import { Apdex } from '../services/apdex.tsx';
import { ErrorRate } from '../services/error-rate.tsx';
import { serviceAddress } from '../services/service-address.ts';
import { spansAddress, spansQuery } from '../services/spans-query.ts';
import type { MapGraph, MapNode } from './map-graph.ts';
import classes from './map-panel.module.css';

interface MapPanelProps {
  readonly node: MapNode;
  readonly graph: MapGraph;
  readonly env: string;
  readonly colorOf: (service: string) => string;
  readonly onSelect: (service: string) => void;
  readonly onClose: () => void;
}

/** A service of the map in figures: its own, of those that call it, and of those it calls. */
export function MapPanel({ node, graph, env, colorOf, onSelect, onClose }: MapPanelProps) {
  const search = useSearch();
  const { id, service } = node;
  const list = { graph, colorOf, onSelect };
  return (
    <aside className={classes.panel} aria-label={`Service ${id}`}>
      <div className={classes.head}>
        <SpanTypeIcon type={node.type} size={17} color={colorOf(id)} />
        <h2>{id}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Show all services again" onClick={onClose}>
          <IconX size={16} stroke={1.8} />
        </ActionIcon>
      </div>
      {service ? (
        <dl className={classes.figures}>
          <Figure name="Requests">{rateText(service.requestsPerS)}</Figure>
          <Figure name="Error rate">
            <ErrorRate share={service.errorRate} />
          </Figure>
          <Figure name="Apdex">
            <Apdex apdex={service.apdex} />
          </Figure>
          <Figure name="p50">{secondsText(service.p50S)}</Figure>
          <Figure name="p95">{secondsText(service.p95S)}</Figure>
          <Figure name="p99">{secondsText(service.p99S)}</Figure>
        </dl>
      ) : (
        <p className={classes.none}>It is called, but sent no requests of its own in this time.</p>
      )}
      {service && (
        <p className={classes.counted}>
          Figures are of its operation <code>{service.operation}</code>; the calls below are of all its operations.
        </p>
      )}
      <div className={classes.links}>
        {service && (
          <Button
            component={Link}
            href={serviceAddress(id, { env, search })}
            rightSection={<IconArrowRight size={14} stroke={1.8} />}
          >
            Service page
          </Button>
        )}
        <Button
          component={Link}
          href={spansAddress(spansQuery({ service: id, env }), { search })}
          variant="default"
          leftSection={<IconRoute size={14} stroke={1.8} />}
        >
          Traces
        </Button>
      </div>
      <Calls title="Called by" edges={graph.edges.filter(({ to }) => to === id)} end="from" {...list} />
      <Calls title="Calls" edges={graph.edges.filter(({ from }) => from === id)} end="to" {...list} />
    </aside>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface CallsProps extends Pick<MapPanelProps, 'graph' | 'colorOf' | 'onSelect'> {
  readonly title: string;
  readonly edges: readonly ApmEdge[];
  /** Which end of the calls is the other service. */
  readonly end: 'from' | 'to';
}

function Calls({ title, edges, end, graph, colorOf, onSelect }: CallsProps) {
  return (
    <section className={classes.calls} aria-label={title}>
      <h3>{title}</h3>
      {edges.length === 0 && <p className={classes.none}>{end === 'from' ? 'nobody that is traced' : 'no service'}</p>}
      <ul>
        {edges
          .toSorted((a, b) => b.callsPerS - a.callsPerS)
          .map((edge) => (
            <li key={edge[end]}>
              <button type="button" onClick={() => onSelect(edge[end])}>
                <span className={classes.other}>
                  <SpanTypeIcon
                    type={graph.nodes.find(({ id }) => id === edge[end])?.type ?? 'custom'}
                    size={14}
                    color={colorOf(edge[end])}
                  />
                  <b>{edge[end]}</b>
                  <span>{rateText(edge.callsPerS)}</span>
                </span>
                <span className={classes.detail}>
                  {formatNumber(edge.calls)} calls · avg {secondsText(edge.avgS)} · p95 {secondsText(edge.p95S)}
                  {edge.errors > 0 && <em> · {shareText(edge.errors / Math.max(edge.calls, 1))} errors</em>}
                </span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
